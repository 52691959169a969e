/** The wire protocol: connections, messages, requests. */
@NullMarked
package app.taskflow.mongo.wire;

import org.jspecify.annotations.NullMarked;

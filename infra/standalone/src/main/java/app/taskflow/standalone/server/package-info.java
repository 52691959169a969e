/** One process of TaskFlow, from an empty directory to readiness, and back down in order. */
@NullMarked
package app.taskflow.standalone.server;

import org.jspecify.annotations.NullMarked;

/** HTTP as bytes on a socket, for requests that no client library would send. */
@NullMarked
package app.taskflow.web.wire;

import org.jspecify.annotations.NullMarked;

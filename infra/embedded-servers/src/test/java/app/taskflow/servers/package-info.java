/** Tests of the embedded servers, against the servers themselves. */
@NullMarked
package app.taskflow.servers;

import org.jspecify.annotations.NullMarked;

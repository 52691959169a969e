/** One origin in front of the nodes of both sides: writes to the command side, reads to the query side. */
@NullMarked
package app.taskflow.standalone.gateway;

import org.jspecify.annotations.NullMarked;

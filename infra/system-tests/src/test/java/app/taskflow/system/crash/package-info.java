/** Processes that are killed while users write, and what is there afterwards. */
@NullMarked
package app.taskflow.system.crash;

import org.jspecify.annotations.NullMarked;

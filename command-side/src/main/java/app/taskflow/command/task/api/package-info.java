/** The calls that write tasks. */
@NullMarked
package app.taskflow.command.task.api;

import org.jspecify.annotations.NullMarked;

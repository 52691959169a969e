/** What the fields of a task may hold, and how a client's edits of them are read. */
@NullMarked
package app.taskflow.command.task.field;

import org.jspecify.annotations.NullMarked;

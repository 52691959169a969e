/** What may happen to a task: commands, the decision over them, and the state that events make of it. */
@NullMarked
package app.taskflow.command.task;

import org.jspecify.annotations.NullMarked;

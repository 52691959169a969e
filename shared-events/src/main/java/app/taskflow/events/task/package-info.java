/** What can happen to a task, as facts that are kept for ever. */
@NullMarked
package app.taskflow.events.task;

import org.jspecify.annotations.NullMarked;

/** A task on its way into or out of TaskFlow. */
@NullMarked
package app.taskflow.formats.task;

import org.jspecify.annotations.NullMarked;

/** The shell around the task's decisions: Axon's aggregate, its cache and snapshots, retries of lost races. */
@NullMarked
package app.taskflow.command.task.handling;

import org.jspecify.annotations.NullMarked;

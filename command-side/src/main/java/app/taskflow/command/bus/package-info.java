/** The command bus and the event store that all aggregates of this side share. */
@NullMarked
package app.taskflow.command.bus;

import org.jspecify.annotations.NullMarked;

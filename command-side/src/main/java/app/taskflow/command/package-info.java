/** The side that decides: identity, tasks, and the way of their events to Kafka. */
@NullMarked
package app.taskflow.command;

import org.jspecify.annotations.NullMarked;

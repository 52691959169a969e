/** Carries every commit of the log to Kafka: in order, without gaps, at least once, whoever of the nodes does it. */
@NullMarked
package app.taskflow.command.relay;

import org.jspecify.annotations.NullMarked;

/** How events travel: positions in the log, partitions, topics, and the envelope on Kafka. */
@NullMarked
package app.taskflow.events.wire;

import org.jspecify.annotations.NullMarked;

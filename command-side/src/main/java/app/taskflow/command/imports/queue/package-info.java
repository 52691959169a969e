/** Hands out the turns of imports over Kafka, so that all nodes share them and nobody has them alone. */
@NullMarked
package app.taskflow.command.imports.queue;

import org.jspecify.annotations.NullMarked;

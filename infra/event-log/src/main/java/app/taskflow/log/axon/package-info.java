/** The log behind Axon's interfaces: event storage engine, tokens, token store and serializer. */
@NullMarked
package app.taskflow.log.axon;

import org.jspecify.annotations.NullMarked;

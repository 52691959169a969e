package app.taskflow.events.catalogue;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts the JSON of one revision of an event to the next one. Chained until the current revision is reached.
 *
 * @param from the type and revision that it reads; it writes {@code from.revision() + 1}
 * @param lift gets a tree of its own, which it may change
 */
public record Upcaster(EventType from, UnaryOperator<ObjectNode> lift) {}

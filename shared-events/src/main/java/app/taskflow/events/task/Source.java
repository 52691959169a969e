package app.taskflow.events.task;

import org.jspecify.annotations.Nullable;

/**
 * Where an imported task comes from.
 *
 * @param system such as {@code todoist}
 * @param id what it is called there; absent where it has no name of its own
 */
public record Source(String system, @Nullable String id) {}

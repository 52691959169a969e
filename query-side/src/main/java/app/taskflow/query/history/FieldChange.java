package app.taskflow.query.history;

import org.jspecify.annotations.Nullable;

/**
 * One field of a task before and after an event, each as clients see it; absent where the field was or is.
 *
 * @param field its name in the JSON of a task
 */
public record FieldChange(
        String field, @Nullable Object from, @Nullable Object to) {}

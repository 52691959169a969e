package app.taskflow.cli.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to be created, in the words of whoever wrote it: it is for the server to say that a date is none.
 *
 * @param id chosen by the client, so that the same create made twice makes one task
 */
public record TaskDraft(
        UUID id,
        String title,
        @Nullable String description,
        @Nullable String status,
        @Nullable String priority,
        @Nullable String dueDate,
        @Nullable String dueTime,
        @Nullable String timeZone,
        List<String> tags) {

    public TaskDraft {
        tags = List.copyOf(tags);
    }
}

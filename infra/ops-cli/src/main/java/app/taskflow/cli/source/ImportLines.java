package app.taskflow.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.cli.client.TaskDraft;
import app.taskflow.cli.http.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks as a file for the import queue: TaskFlow NDJSON. */
public final class ImportLines {

    private record Line(
            String externalId,
            String title,
            @Nullable String description,
            @Nullable String status,
            @Nullable String priority,
            @Nullable String dueDate,
            @Nullable String dueTime,
            @Nullable String timeZone,
            List<String> tags,
            @Nullable Instant archivedAt) {}

    private ImportLines() {}

    /** @param now when tasks that are archived are said to have been so */
    public static void write(List<SourceTask> tasks, Path file, Instant now) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            for (SourceTask task : tasks) {
                out.write(Json.line(line(task, now)));
                out.write('\n');
            }
        }
    }

    private static Line line(SourceTask task, Instant now) {
        TaskDraft draft = task.draft();
        return new Line(
                draft.id().toString(),
                draft.title(),
                draft.description(),
                draft.status(),
                draft.priority(),
                draft.dueDate(),
                draft.dueTime(),
                draft.timeZone(),
                draft.tags(),
                task.archived() ? now : null);
    }
}

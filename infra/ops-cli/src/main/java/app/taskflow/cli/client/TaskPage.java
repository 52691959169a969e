package app.taskflow.cli.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param total only where it was asked for */
public record TaskPage(
        List<Task> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    public TaskPage {
        items = List.copyOf(items);
    }
}

package app.taskflow.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a task's history, newest first; without {@code nextCursor} the last one. */
public record HistoryPage(
        List<HistoryEntry> items, @Nullable String nextCursor) {

    public HistoryPage {
        items = List.copyOf(items);
    }
}

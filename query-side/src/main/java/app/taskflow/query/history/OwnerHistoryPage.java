package app.taskflow.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the history of all of a user's tasks, newest first; without {@code nextCursor} the last one. */
public record OwnerHistoryPage(
        List<OwnerHistoryEntry> items, @Nullable String nextCursor) {

    public OwnerHistoryPage {
        items = List.copyOf(items);
    }
}

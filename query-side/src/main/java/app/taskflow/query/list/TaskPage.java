package app.taskflow.query.list;

import app.taskflow.query.view.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins; null on the last one
 * @param total the length of the whole list, where it was asked for
 * @param changed the sequence, among all events of the owner, of the last one that is in any of the items
 */
public record TaskPage(
        List<TaskView> items,
        @Nullable String nextCursor,
        @Nullable Long total,
        long changed) {

    public TaskPage {
        items = List.copyOf(items);
    }
}

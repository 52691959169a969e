package app.taskflow.query.store;

import app.taskflow.events.id.UserId;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * All tasks of an owner as her first events make them, those in the trash included.
 *
 * @param through the sequence of the last of these events
 * @param latest the latest time of any of them
 * @param skipped the sequences of those among them that an operator left out of the views, ascending
 */
public record PastState(UserId owner, long through, Instant latest, List<Long> skipped, Collection<TaskView> tasks) {

    public PastState {
        skipped = List.copyOf(skipped);
    }
}

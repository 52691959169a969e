package app.taskflow.query.changes;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import app.taskflow.events.id.UserId;
import app.taskflow.query.changes.ChangesPage.Tombstone;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.problem.ProblemCode;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what changed by the index of last changes. A task that changes moves to the end of it, so a walk sees its last
 * state at least once. The walk stops at the sequence that the views are known to hold whole: behind it a later change
 * may be there already and an earlier one not yet, and stepping over that one would lose it.
 */
public final class ChangesReader {

    private static final String LIST = "changes";

    private final TaskStore store;
    private final OwnerStates owners;
    private final CursorSeal seal;

    public ChangesReader(TaskStore store, OwnerStates owners, CursorSeal seal) {
        this.store = store;
        this.owners = owners;
        this.seal = seal;
    }

    /**
     * A page of what changed of the user's tasks.
     *
     * @throws app.taskflow.web.problem.ProblemException 400 if {@code since} is not of this user, 410 if it is too old
     */
    public ChangesPage page(UserId user, ChangesQuery query, Instant now) {
        SyncPoint since =
                query.since() == null ? SyncPoint.beginning(now) : SyncPoint.of(seal.open(user, LIST, query.since()));
        if (since.isTooOld(now)) {
            throw ProblemCode.SYNC_TOKEN_EXPIRED.exception();
        }
        // Before the views, which then hold at least this.
        long whole = owners.sequence(user);
        List<TaskDocument> found = read(user, since.sequence(), whole, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<TaskDocument> shown = more ? found.subList(0, query.limit()) : found;
        SyncPoint next = more
                ? new SyncPoint(shown.getLast().changed(), since.day())
                : new SyncPoint(Math.max(whole, since.sequence()), SyncPoint.day(now));
        return page(shown, seal.seal(user, LIST, next.bytes()), more);
    }

    private static ChangesPage page(List<TaskDocument> shown, String next, boolean more) {
        List<TaskView> items = new ArrayList<>();
        List<Tombstone> deleted = new ArrayList<>();
        for (TaskDocument document : shown) {
            TaskView task = document.view();
            Instant deletedAt = task.deletedAt();
            if (deletedAt == null) {
                items.add(task);
            } else {
                deleted.add(new Tombstone(task.id(), deletedAt));
            }
        }
        return new ChangesPage(items, deleted, next, more);
    }

    private List<TaskDocument> read(UserId user, long after, long upTo, int limit) {
        return store.collection()
                .find(and(
                        eq(TaskField.OWNER, Uuids.bson(user.value())),
                        gt(TaskField.CHANGED, after),
                        lte(TaskField.CHANGED, upTo)))
                .projection(Projections.exclude(TaskField.TERMS))
                .sort(Sorts.ascending(TaskField.CHANGED))
                .limit(limit)
                .batchSize(limit)
                .into(new ArrayList<>());
    }
}

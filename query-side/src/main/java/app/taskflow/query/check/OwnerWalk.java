package app.taskflow.query.check;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * Goes through all owners, one after the other in the order of their ids, without a list of them: those of the log, and
 * those whom only the views know.
 */
public final class OwnerWalk {

    /** Before every owner. */
    public static final UUID START = new UUID(0, 0);

    /** As the database sorts them: by their bytes, which their text shows in the same order. */
    private static final Comparator<UserId> ORDER = Comparator.comparing(UserId::toString);

    private final EventLog log;
    private final TaskStore views;

    public OwnerWalk(EventLog log, TaskStore views) {
        this.log = log;
        this.views = views;
    }

    /** The next owner; empty at the end. */
    public Optional<UserId> after(UUID id) {
        return Stream.of(log.ownerAfter(id), inViews(id))
                .flatMap(Optional::stream)
                .min(ORDER);
    }

    private Optional<UserId> inViews(UUID id) {
        BsonDocument found = views.stored()
                .find(Filters.gt(TaskField.OWNER, Uuids.bson(id)))
                .sort(Sorts.ascending(TaskField.OWNER, TaskField.SHELF, TaskField.RANK, TaskField.ID))
                .projection(Projections.include(TaskField.OWNER))
                .first();
        return Optional.ofNullable(found)
                .map(document -> new UserId(document.getBinary(TaskField.OWNER).asUuid()));
    }
}

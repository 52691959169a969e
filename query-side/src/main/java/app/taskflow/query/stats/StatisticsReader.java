package app.taskflow.query.stats;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import app.taskflow.events.id.UserId;
import app.taskflow.query.store.Codes;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.Shelf;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;

/** Counts a user's tasks in the views. */
public final class StatisticsReader {

    private static final int BATCH = 5_000;

    private final TaskStore store;

    public StatisticsReader(TaskStore store) {
        this.store = store;
    }

    public Statistics read(UserId user, StatisticsQuery query, Instant now) {
        Tally tally = new Tally(now, query.zone(), query.days());
        add(tally, shelf(user, Shelf.LIVE));
        // Two days more than asked for, so that no zone's first day is cut off.
        Instant since = now.minus(Duration.ofDays(query.days() + 2L));
        add(tally, and(shelf(user, Shelf.ARCHIVED), gte(TaskField.COMPLETED, Date.from(since))));
        return tally.result();
    }

    private void add(Tally tally, Bson filter) {
        store.collection()
                .find(filter)
                .projection(Projections.include(TaskField.COUNTED))
                .batchSize(BATCH)
                .forEach(document -> tally.add(document.view()));
    }

    private static Bson shelf(UserId user, Shelf shelf) {
        return and(eq(TaskField.OWNER, Uuids.bson(user.value())), eq(TaskField.SHELF, Codes.of(shelf)));
    }
}

package app.taskflow.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.query.Sample;
import app.taskflow.query.TestMongo;
import app.taskflow.query.store.OwnerState.Skipped;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastStatesTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final UserId OWNER = new UserId(new UUID(1, 1));

    private final MongoDatabase database = TestMongo.newDatabase();
    private final MongoCollection<Document> parts = database.getCollection("tasks_v1_past");
    private final PastStates states = new PastStates(database, ProjectionId.TASKS);
    private final Random random = new Random();
    private final Sample sample = new Sample(random, AT);

    @Test
    void a_state_of_many_parts_comes_back_as_it_was() {
        PastState state = state(7, AT, 30_000);
        states.createIndexes();
        states.keep(state, AT);
        assertThat(parts.countDocuments()).isGreaterThan(1);
        assertThat(find(AT)).isEqualTo(state);
    }

    @Test
    void the_latest_state_that_holds_nothing_later_is_found() {
        PastState early = state(7, AT, 0);
        PastState late = state(9, AT.plusMillis(5), 3);
        states.keep(early, AT);
        states.keep(late, AT);
        assertThat(find(AT.minusMillis(1))).isNull();
        assertThat(find(AT.plusMillis(4))).isEqualTo(early);
        assertThat(find(AT.plusMillis(5))).isEqualTo(late);
        assertThat(states.find(new OwnerState(new UserId(new UUID(1, 2)), 0, null, List.of()), AT))
                .isNull();
    }

    @Test
    void a_state_of_which_a_part_is_missing_is_none() {
        states.keep(state(7, AT, 30_000), AT);
        parts.deleteOne(Filters.eq("part", 1));
        assertThat(find(AT)).isNull();
    }

    @Test
    void a_state_that_another_fold_made_is_not_seen() {
        states.keep(state(7, AT, 3), AT);
        parts.updateMany(new Document(), Updates.inc("fold", 1));
        assertThat(find(AT)).isNull();
    }

    @Test
    void a_state_that_leaves_out_other_events_than_the_views_is_not_seen() {
        states.keep(state(7, AT, 3), AT);
        var behind = new Skipped(8, new UUID(2, 2));
        var within = new Skipped(7, new UUID(2, 2));
        assertThat(states.find(new OwnerState(OWNER, 9, null, List.of(behind)), AT))
                .isNotNull();
        assertThat(states.find(new OwnerState(OWNER, 9, null, List.of(within)), AT))
                .isNull();
    }

    @Test
    void all_states_of_an_owner_can_be_removed() {
        states.keep(state(7, AT, 3), AT);
        states.removeAll(OWNER);
        assertThat(parts.countDocuments()).isZero();
    }

    private PastState state(long through, Instant latest, int tasks) {
        List<TaskView> views =
                Stream.generate(() -> sample.task(OWNER)).limit(tasks).toList();
        return new PastState(OWNER, through, latest, List.of(), views);
    }

    private @Nullable PastState find(Instant asOf) {
        return states.find(new OwnerState(OWNER, 0, null, List.of()), asOf);
    }
}

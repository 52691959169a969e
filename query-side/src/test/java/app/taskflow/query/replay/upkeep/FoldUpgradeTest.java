package app.taskflow.query.replay.upkeep;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.TestMongo;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.Views;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldUpgradeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final MongoDatabase database = TestMongo.newDatabase();
    private final Views views = Views.in(database, ProjectionId.TASKS);
    private final ReplayTable replays = new ReplayTable(database, ProjectionId.TASKS);

    @BeforeEach
    void index() {
        replays.createIndexes();
    }

    @Test
    void views_of_this_release_are_left_alone() {
        upgrade(NOW);
        assertThat(replays.newest(1)).isEmpty();
    }

    @Test
    void views_of_an_earlier_release_are_built_anew_once() {
        outdate();
        upgrade(NOW);
        upgrade(NOW.plusSeconds(3600));
        assertThat(replays.newest(9)).singleElement().satisfies(replay -> {
            assertThat(replay.owner()).isNull();
            assertThat(replay.state()).isEqualTo(State.QUEUED);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "ROLLED_BACK"})
    void an_operator_who_does_not_want_it_has_the_last_word(State state) {
        outdate();
        upgrade(NOW);
        Replay asked = replays.newest(1).getFirst();
        replays.end(asked, Set.of(State.QUEUED), state, NOW);
        upgrade(NOW.plus(Duration.ofDays(1)));
        assertThat(replays.newest(9)).hasSize(1);
    }

    @Test
    void what_failed_is_tried_again_but_not_at_once() {
        outdate();
        upgrade(NOW);
        replays.fail(replays.newest(1).getFirst(), "another release writes too", NOW);
        upgrade(NOW.plusSeconds(60));
        assertThat(replays.newest(9)).hasSize(1);
        upgrade(NOW.plusSeconds(601));
        assertThat(replays.newest(9)).extracting(Replay::state).containsExactly(State.QUEUED, State.FAILED);
    }

    @Test
    void views_that_are_shown_again_are_of_the_release_that_made_them() {
        outdate();
        int old = views.table().read().live();
        int next = views.table().add();
        views.table().feed(next);
        views.table().show(old, next, NOW);
        assertThat(views.table().isOutdated()).isFalse();
        views.table().showAgain(next, old, NOW);
        assertThat(views.table().isOutdated()).isTrue();
        assertThat(views.table().read().fed()).containsExactlyInAnyOrderElementsOf(List.of(old, next));
    }

    /** As a release left it that did not note what made its views. */
    private void outdate() {
        database.getCollection("projections").updateOne(eq("_id", "tasks"), unset("folds"));
    }

    private void upgrade(Instant now) {
        new FoldUpgrade(views, replays, Clock.fixed(now, ZoneOffset.UTC)).turn();
    }
}

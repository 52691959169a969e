package app.taskflow.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import app.taskflow.query.Sample;
import app.taskflow.query.TestMongo;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.store.Views;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesReaderTest {

    private static final UserId ADA = new UserId(new UUID(2, 1));
    private static final UserId CROWD = new UserId(new UUID(2, 2));
    private static final int TASKS = 300;

    /** The real time, as the database takes tasks out of the trash by it. */
    private final Instant now = Instant.now();

    private final MongoDatabase database = TestMongo.newDatabase();
    private final Views views = Views.in(database, ProjectionId.TASKS);
    private final ChangesReader reader = new ChangesReader(views.tasks(), views.owners(), new CursorSeal(new byte[32]));

    @BeforeEach
    void write() {
        views.createIndexes();
        for (UserId owner : List.of(ADA, CROWD)) {
            Sample sample = new Sample(new Random(1), now);
            List<TaskDocument> documents = new ArrayList<>();
            for (int i = 1; i <= TASKS; i++) {
                documents.add(new TaskIndexing().index(lasting(sample, owner), i, null));
            }
            views.tasks().write(documents);
        }
        reached(TASKS);
    }

    @Test
    void what_the_views_may_hold_in_part_is_not_told_yet() {
        reached(TASKS);
        // Of events 301 to 303 the second is there already, and not the first.
        TaskView late = lasting(new Sample(new Random(2), now), ADA);
        views.tasks().write(List.of(new TaskIndexing().index(late, TASKS + 2, null)));
        ChangesPage page = page(null, 1_000, now);
        assertThat(page.items())
                .doesNotContain(late)
                .hasSize(TASKS - page.deleted().size());
        assertThat(page.hasMore()).isFalse();
        reached(TASKS + 3);
        ChangesPage after = page(page.next(), 1_000, now);
        assertThat(after.items().size() + after.deleted().size()).isEqualTo(1);
    }

    @Test
    void a_token_is_good_for_four_weeks_and_then_gone_while_each_page_makes_a_younger_one() {
        String token = page(null, 1_000, now).next();
        Instant fourWeeks = now.plus(Duration.ofDays(28));
        String next = page(token, 10, fourWeeks).next();
        assertThatThrownBy(() -> page(token, 10, fourWeeks.plus(Duration.ofDays(1))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.SYNC_TOKEN_EXPIRED));
        page(next, 10, fourWeeks.plus(Duration.ofDays(28)));
    }

    @Test
    void a_walk_that_was_broken_off_expires_like_the_token_it_began_with() {
        String token = page(null, 10, now).next();
        String later = page(token, 10, now.plus(Duration.ofDays(20))).next();
        assertThatThrownBy(() -> page(later, 10, now.plus(Duration.ofDays(29)))).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_page_looks_at_no_more_than_it_shows() {
        BsonDocument query = new BsonDocument("find", new BsonString("tasks_v1"))
                .append(
                        "filter",
                        Filters.and(
                                        Filters.eq(TaskField.OWNER, Uuids.bson(ADA.value())),
                                        Filters.gt(TaskField.CHANGED, 250L),
                                        Filters.lte(TaskField.CHANGED, (long) TASKS))
                                .toBsonDocument())
                .append("sort", Sorts.ascending(TaskField.CHANGED).toBsonDocument())
                .append("limit", new BsonInt32(11));
        BsonDocument explained = database.runCommand(
                new BsonDocument("explain", query).append("verbosity", new BsonString("executionStats")),
                BsonDocument.class);
        assertThat(explained.toJson()).doesNotContain("COLLSCAN");
        assertThat(explained
                        .getDocument("executionStats")
                        .getNumber("totalDocsExamined")
                        .intValue())
                .isLessThanOrEqualTo(11);
    }

    /** A task that is not taken out of the trash while the test runs. */
    private TaskView lasting(Sample sample, UserId owner) {
        return Stream.generate(() -> sample.task(owner))
                .filter(this::lasts)
                .findFirst()
                .orElseThrow();
    }

    private boolean lasts(TaskView task) {
        Instant expires = TaskDocument.expires(task);
        return expires == null || expires.isAfter(now.plus(Duration.ofHours(1)));
    }

    private ChangesPage page(@Nullable String since, int limit, Instant now) {
        return reader.page(ADA, new ChangesQuery(since, limit), now);
    }

    private void reached(long sequence) {
        views.owners().advance(Map.of(0, Map.of(ADA, sequence)));
    }
}

package app.taskflow.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.query.Sample;
import app.taskflow.query.StoreWatch;
import app.taskflow.query.TestMongo;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.ViewsDatabase;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database has to look at for a page, by its own account: never more for a late page, nor for other users. */
class IndexUseTest {

    /** Raised to 100 000 by {@code -Dtaskflow.test.tasks=100000}; the counts below stay the same. */
    private static final int TASKS = Integer.getInteger("taskflow.test.tasks", 12_000);

    private static final int LIMIT = 20;
    private static final int CHUNK = 2_000;
    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final UserId CROWD = new UserId(new UUID(1, 2));
    private static final Random RANDOM = new Random(4);
    private static final Sample SAMPLE = new Sample(RANDOM, Instant.parse("2026-11-23T10:00:00Z"));
    private static final StoreWatch WATCH = new StoreWatch();
    private static final MongoClient CLIENT = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestMongo.uri()))
            .addCommandListener(WATCH)
            .build());
    private static final MongoDatabase DATABASE =
            ViewsDatabase.open(CLIENT, "test_" + UUID.randomUUID(), Duration.ofMinutes(1));
    private static final TaskStore STORE = new TaskStore(DATABASE, ProjectionId.TASKS);
    private static final Cursors CURSORS = new Cursors(new CursorSeal(new byte[32]));
    private static final TaskPages PAGES = new TaskPages(STORE, new OwnerStates(DATABASE, ProjectionId.TASKS), CURSORS);

    private static final TaskIndexing INDEXING = new TaskIndexing();
    private static final List<TaskDocument> OWN = new ArrayList<>();

    @BeforeAll
    static void write() {
        STORE.createIndexes();
        for (int from = 0; from < TASKS; from += CHUNK) {
            OWN.addAll(write(Stream.generate(IndexUseTest::live).limit(CHUNK)));
        }
        OWN.addAll(
                write(Stream.generate(() -> copy(live(), OWNER, "one needle")).limit(3)));
        write(Stream.generate(() -> copy(live(), CROWD, "needle in the hay")).limit(500));
    }

    private static List<TaskDocument> write(Stream<TaskView> tasks) {
        List<TaskDocument> documents =
                tasks.map(task -> INDEXING.index(task, 0, null)).toList();
        STORE.write(documents);
        return documents;
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank",
                "-rank",
                "createdAt",
                "-createdAt",
                "updatedAt",
                "-updatedAt",
                "dueDate",
                "-dueDate",
                "priority",
                "-priority",
                "title",
                "-title"
            })
    void a_late_page_costs_what_the_first_one_does(String sort) {
        Order order = Order.parse(sort);
        List<TaskDocument> all = sorted(order);
        TaskPage first = PAGES.page(OWNER, query(TaskFilter.ALL, order, null), SAMPLE.now());
        long cost = examined();
        for (int position : new int[] {all.size() / 3, all.size() - LIMIT - 5}) {
            Place place = new Places(order).of(0, all.get(position - 1));
            TaskListQuery query = query(TaskFilter.ALL, order, null);
            String cursor = CURSORS.encode(OWNER, query.list(), new Walk(place, 0));
            TaskPage late = PAGES.page(OWNER, query(TaskFilter.ALL, order, cursor), SAMPLE.now());
            assertThat(late.items().stream().map(TaskView::id))
                    .containsExactlyElementsOf(all.subList(position, position + LIMIT).stream()
                            .map(document -> document.view().id())
                            .toList());
            // One document more tells whether there is another page; ties and the rest are two ranges.
            assertThat(examined()).isLessThanOrEqualTo(LIMIT + 1L);
        }
        assertThat(first.items()).hasSize(LIMIT);
        assertThat(cost).isLessThanOrEqualTo(LIMIT + 1L);
    }

    @ParameterizedTest
    @CsvSource({"needle, 3", "need, 3", "one needle, 3", "needle hay, 0", "nothing, 0"})
    void a_search_looks_at_nothing_but_what_it_finds(String words, int found) {
        for (String sort : List.of("-createdAt", "relevance", "title")) {
            TaskFilter filter = ChanceFilters.searching(words);
            TaskPage page = PAGES.page(OWNER, query(filter, Order.parse(sort), null), SAMPLE.now());
            assertThat(page.items())
                    .hasSize(found)
                    .allMatch(task -> task.owner().equals(OWNER));
            // Three tasks, each perhaps met twice: the beginning of a word is also that of its stem.
            assertThat(examined()).isLessThanOrEqualTo(2 * 3L);
        }
    }

    @Test
    void a_user_with_nothing_costs_nothing_whatever_others_have() {
        UserId nobody = new UserId(new UUID(1, 3));
        for (TaskFilter filter :
                List.of(TaskFilter.ALL, ChanceFilters.searching("needle"), ChanceFilters.searching("ne"))) {
            assertThat(PAGES.page(nobody, query(filter, Order.NEWEST_FIRST, null), SAMPLE.now())
                            .items())
                    .isEmpty();
            assertThat(examined()).isZero();
        }
    }

    private static TaskListQuery query(TaskFilter filter, Order order, @Nullable String cursor) {
        return new TaskListQuery(filter, order, LIMIT, cursor, false);
    }

    /** How many documents the queries since the last call looked at. */
    private static long examined() {
        long examined = 0;
        for (BsonDocument query : WATCH.take()) {
            for (String session : new String[] {"$db", "lsid", "txnNumber", "$clusterTime", "maxTimeMS"}) {
                query.remove(session);
            }
            BsonDocument explained = DATABASE.runCommand(
                    new BsonDocument("explain", query).append("verbosity", new BsonString("executionStats")),
                    BsonDocument.class);
            assertThat(explained.getDocument("queryPlanner").toJson()).doesNotContain("COLLSCAN");
            examined += explained
                    .getDocument("executionStats")
                    .getNumber("totalDocsExamined")
                    .longValue();
        }
        return examined;
    }

    private static List<TaskDocument> sorted(Order order) {
        Places places = new Places(order);
        return OWN.stream()
                .sorted((a, b) -> places.comparator().compare(places.of(0, a), places.of(0, b)))
                .toList();
    }

    private static TaskView live() {
        TaskView task = SAMPLE.task(OWNER);
        return copy(task, OWNER, task.title());
    }

    private static TaskView copy(TaskView task, UserId owner, String title) {
        return new TaskView(
                task.id(),
                owner,
                1,
                title,
                task.description(),
                task.status(),
                task.priority(),
                task.due(),
                task.tags(),
                null,
                "r" + RANDOM.nextInt(1_000),
                null,
                task.createdAt().minusSeconds(RANDOM.nextInt(1_000)),
                task.updatedAt(),
                task.completedAt(),
                null,
                null,
                null,
                Moved.NEVER);
    }
}

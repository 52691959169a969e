package app.taskflow.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.TestMongo;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.Views;
import app.taskflow.query.store.ViewsDatabase;
import app.taskflow.query.view.TaskFold;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task changes between two queries for one page. */
class ChangeBetweenQueriesTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final AtomicReference<@Nullable Runnable> AFTER_QUERY = new AtomicReference<>();
    private static final MongoClient CLIENT = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestMongo.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandSucceeded(CommandSucceededEvent event) {
                    Runnable once = isQueryForTasks(event) ? AFTER_QUERY.getAndSet(null) : null;
                    if (once != null) {
                        once.run();
                    }
                }
            })
            .build());

    private static boolean isQueryForTasks(CommandSucceededEvent event) {
        return event.getCommandName().equals("find")
                && event.getResponse()
                        .getDocument("cursor")
                        .getString("ns")
                        .getValue()
                        .endsWith(".tasks_v1");
    }

    private final String name = "test_" + UUID.randomUUID();
    private final Views views = Views.in(ViewsDatabase.open(CLIENT, name, Duration.ofMinutes(1)), ProjectionId.TASKS);
    private final Views writing =
            Views.in(ViewsDatabase.open(TestMongo.client(), name, Duration.ofMinutes(1)), ProjectionId.TASKS);
    private final TaskPages pages =
            new TaskPages(views.tasks(), views.owners(), new Cursors(new CursorSeal(new byte[32])));
    private final TaskIndexing indexing = new TaskIndexing();
    private long sequence;

    @BeforeEach
    void createIndexes() {
        writing.createIndexes();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_that_is_archived_meanwhile_is_shown_once(boolean selective) {
        TaskDocument a = write(null, created("a"));
        write(null, created("b"));
        assertThat(walkBothShelves(selective, () -> write(a, new TaskEvent.Archived(NOW))))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_that_comes_out_of_the_archive_meanwhile_is_shown_all_the_same(boolean selective) {
        TaskDocument archived = write(write(null, created("a")), new TaskEvent.Archived(NOW));
        write(null, created("b"));
        assertThat(walkBothShelves(selective, () -> write(archived, new TaskEvent.Unarchived())))
                .containsExactly("a", "b");
    }

    @Test
    void a_task_that_loses_its_due_date_meanwhile_is_shown_once() {
        var tomorrow = new TaskEvent.Rescheduled(new Due(LocalDate.of(2026, 11, 24), null, null));
        TaskDocument dated = write(write(null, created("a")), tomorrow);
        write(null, created("b"));
        AFTER_QUERY.set(() -> write(dated, new TaskEvent.Rescheduled(Due.NONE)));
        assertThat(walk(TaskFilter.ALL, new Order(SortKey.DUE_DATE, true), 10)).containsExactly("a", "b");
    }

    private List<String> walkBothShelves(boolean selective, Runnable change) {
        TaskFilter filter = new TaskFilter(
                selective ? Set.of(Status.TODO) : Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                new Shelves(Choice.ANY, Choice.NONE),
                ZoneOffset.UTC,
                null);
        AFTER_QUERY.set(change);
        return walk(filter, new Order(SortKey.RANK, false), 1);
    }

    private List<String> walk(TaskFilter filter, Order order, int limit) {
        List<String> titles = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            TaskPage page = pages.page(OWNER, new TaskListQuery(filter, order, limit, cursor, false), NOW);
            page.items().forEach(task -> titles.add(task.title()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return titles;
    }

    private TaskDocument write(@Nullable TaskDocument before, TaskEvent event) {
        TaskId task = before == null
                ? new TaskId(new UUID(2, sequence))
                : before.view().id();
        long version = before == null ? 0 : before.view().version();
        var recorded = new TaskFold.Recorded(task, OWNER, version, ++sequence, NOW);
        TaskDocument document = indexing.index(
                TaskFold.apply(before == null ? null : before.view(), recorded, event), sequence, before);
        writing.tasks().write(List.of(document));
        writing.owners().advance(Map.of(0, Map.of(OWNER, sequence)));
        return document;
    }

    /** Its rank is its title. */
    private static TaskEvent created(String title) {
        return new TaskEvent.Created(title, null, Status.TODO, Priority.NONE, Due.NONE, List.of(), title, NOW, null);
    }
}

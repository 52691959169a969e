package app.taskflow.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.Sample;
import app.taskflow.query.TestMongo;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists from the views against lists by the plainest means, over filters, orders, limits and cursors made of chance. */
class TaskPagesModelTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final UserId OTHER = new UserId(new UUID(1, 2));

    @Test
    void every_list_is_what_a_look_at_all_tasks_gives() {
        compare(new Random().nextLong(), 100, 250);
    }

    /** More tasks than are ever fetched to be sorted here, so that filtered lists too are walks along an index. */
    @Test
    void every_long_list_is_what_a_look_at_all_tasks_gives() {
        compare(new Random().nextLong(), 1500, 40);
    }

    @Test
    @Tag("campaign")
    void very_many_lists_are_what_a_look_at_all_tasks_gives() {
        Random seeds = new Random();
        for (int i = 0; i < 20; i++) {
            compare(seeds.nextLong(), 50 + seeds.nextInt(1500), 500);
        }
    }

    private void compare(long seed, int tasks, int lists) {
        Random random = new Random(seed);
        Sample sample = new Sample(random, Instant.now());
        MongoDatabase database = TestMongo.newDatabase();
        TaskStore store = new TaskStore(database, ProjectionId.TASKS);
        store.createIndexes();
        TaskPages pages = new TaskPages(
                store, new OwnerStates(database, ProjectionId.TASKS), new Cursors(new CursorSeal(new byte[32])));
        List<TaskView> own =
                Stream.generate(() -> sample.task(OWNER)).limit(tasks).toList();
        List<TaskView> others =
                Stream.generate(() -> sample.task(OTHER)).limit(50).toList();
        TaskIndexing indexing = new TaskIndexing();
        store.write(Stream.concat(own.stream(), others.stream())
                .map(view -> indexing.index(view, 0, null))
                .toList());
        ChanceFilters chance = new ChanceFilters(random, sample);
        for (int i = 0; i < lists; i++) {
            TaskFilter filter = chance.filter();
            Order order = chance.order(filter);
            int limit = 1 + random.nextInt(i % 3 == 0 ? 10 : TaskListQuery.MAX_LIMIT);
            List<TaskView> expected = NaiveList.of(own, filter, order, sample.now());
            List<TaskView> walked = walk(pages, filter, order, limit, sample.now());
            String what = "seed %d, list %d: %s by %s, %d a page".formatted(seed, i, filter, order, limit);
            assertThat(ids(walked)).as(what).isEqualTo(ids(expected));
            assertThat(walked).as(what).isEqualTo(expected);
            assertThat(walkPast(own, filter, order, limit, sample.now()))
                    .as("the same from tasks at hand, " + what)
                    .isEqualTo(expected);
        }
    }

    private List<TaskView> walkPast(List<TaskView> own, TaskFilter filter, Order order, int limit, Instant now) {
        PastPages past = new PastPages(new Cursors(new CursorSeal(new byte[32])));
        return walk(query -> past.page(OWNER, query, own, now, now), filter, order, limit);
    }

    private List<TaskView> walk(TaskPages pages, TaskFilter filter, Order order, int limit, Instant now) {
        return walk(query -> pages.page(OWNER, query, now), filter, order, limit);
    }

    private List<TaskView> walk(Function<TaskListQuery, TaskPage> pages, TaskFilter filter, Order order, int limit) {
        List<TaskView> walked = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            TaskPage page = pages.apply(new TaskListQuery(filter, order, limit, cursor, true));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(page.items());
            cursor = page.nextCursor();
            if (cursor == null) {
                assertThat(page.total()).isEqualTo(walked.size());
            } else {
                assertThat(page.items()).hasSize(limit);
            }
        } while (cursor != null);
        return walked;
    }

    private static List<TaskId> ids(List<TaskView> tasks) {
        return tasks.stream().map(TaskView::id).toList();
    }
}

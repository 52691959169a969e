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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists that are walked page by page while tasks come, go, move and change, and while views are written in no order. */
class CursorStabilityTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final TaskIndexing INDEXING = new TaskIndexing();

    @Test
    void a_walk_shows_no_task_twice_and_every_task_that_stays_where_it_is_once() {
        Random seeds = new Random();
        for (SortKey key : SortKey.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                walk(seeds.nextLong(), 30 + seeds.nextInt(50), new Order(key, descending));
            }
        }
        // More than are ever fetched to be sorted in memory, so that filtered lists too are walks along an index.
        walk(seeds.nextLong(), 600, new Order(SortKey.TITLE, seeds.nextBoolean()));
    }

    @Test
    @Tag("campaign")
    void the_same_very_often() {
        Random seeds = new Random();
        for (int i = 0; i < 60; i++) {
            for (SortKey key : SortKey.values()) {
                walk(seeds.nextLong(), 20 + seeds.nextInt(1_000), new Order(key, seeds.nextBoolean()));
            }
        }
    }

    private static void walk(long seed, int count, Order order) {
        new Walked(new Random(seed), "seed " + seed, count, order).run();
    }

    /** One list, from its first page to its last. */
    private static final class Walked {

        private final Random random;
        private final String what;
        private final Order order;
        private final TaskFilter filter;
        private final ChanceViews views;
        private final TaskPages pages;
        private final Set<TaskId> disturbed = new HashSet<>();

        Walked(Random random, String what, int count, Order order) {
            this.random = random;
            this.order = order;
            Sample sample = new Sample(random, Instant.now());
            ChanceFilters chance = new ChanceFilters(random, sample);
            filter = order.key() == SortKey.RELEVANCE
                    ? chance.searching()
                    : random.nextBoolean() ? TaskFilter.ALL : chance.filter();
            MongoDatabase database = TestMongo.newDatabase();
            OwnerStates owners = new OwnerStates(database, ProjectionId.TASKS);
            TaskStore store = new TaskStore(database, ProjectionId.TASKS);
            views = new ChanceViews(random, sample, OWNER, store, owners);
            views.begin(count);
            pages = new TaskPages(store, owners, new Cursors(new CursorSeal(new byte[32])));
            this.what = "%s: %s by %s".formatted(what, filter, order);
        }

        void run() {
            disturb();
            long began = views.told();
            disturbed.clear();
            List<TaskId> before = list(began);
            List<TaskId> seen = new ArrayList<>();
            int limit = 1 + random.nextInt(30);
            @Nullable String cursor = null;
            do {
                TaskPage page = pages.page(OWNER, new TaskListQuery(filter, order, limit, cursor, false), views.now());
                page.items().forEach(task -> seen.add(task.id()));
                cursor = page.nextCursor();
                disturb();
            } while (cursor != null);
            assertThat(seen).as(what).doesNotHaveDuplicates();
            before.removeAll(disturbed);
            assertThat(seen.stream().filter(before::contains)).as(what).containsExactlyElementsOf(before);
        }

        private void disturb() {
            for (int i = random.nextInt(8); i > 0; i--) {
                views.step((old, task) -> {
                    if (old == null || !sameForList(old, task)) {
                        disturbed.add(task.id());
                    }
                });
            }
        }

        /** The tasks in the views, but for those that took their place later than the owner is told of. */
        private List<TaskId> list(long began) {
            return new ArrayList<>(NaiveList.of(views.shown(), filter, order, views.now()).stream()
                    .filter(task -> order.key().moved(INDEXING.index(task, views.changed(task.id()), null)) <= began)
                    .map(TaskView::id)
                    .toList());
        }

        private boolean sameForList(TaskView a, TaskView b) {
            boolean bothMatch = List.of(a, b).stream()
                    .noneMatch(task -> NaiveList.of(List.of(task), filter, order, views.now())
                            .isEmpty());
            return bothMatch
                    && order.key() != SortKey.RELEVANCE
                    && order.key() != SortKey.UPDATED_AT
                    && order.key()
                            .of(INDEXING.index(a, 0, null))
                            .equals(order.key().of(INDEXING.index(b, 0, null)));
        }
    }
}

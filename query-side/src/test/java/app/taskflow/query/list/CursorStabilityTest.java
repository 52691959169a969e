package app.taskflow.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.Sample;
import app.taskflow.query.TestMongo;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists that are walked page by page while tasks come, go, move and change. */
class CursorStabilityTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));

    @Test
    void a_task_that_stays_where_it_is_is_on_exactly_one_page() {
        Random seeds = new Random();
        for (int i = 0; i < 12; i++) {
            walk(seeds.nextLong(), 40 + seeds.nextInt(120));
        }
        walk(seeds.nextLong(), 800);
    }

    @Test
    @Tag("campaign")
    void the_same_very_often() {
        Random seeds = new Random();
        for (int i = 0; i < 300; i++) {
            walk(seeds.nextLong(), 20 + seeds.nextInt(1_200));
        }
    }

    private static void walk(long seed, int count) {
        new Walk(new Random(seed), "seed " + seed, count).run();
    }

    /** One list, from its first page to its last. */
    private static final class Walk {

        private final Random random;
        private final String what;
        private final Sample sample;
        private final TaskStore store = new TaskStore(TestMongo.newDatabase(), ProjectionId.TASKS);
        private final TaskPages pages = new TaskPages(store, new Cursors(new CursorSeal(new byte[32])));
        private final TaskIndexing indexing = new TaskIndexing();
        private final Map<TaskId, TaskView> present = new HashMap<>();
        private final Set<TaskId> moved = new HashSet<>();
        private final TaskFilter filter;
        private final Order order;

        Walk(Random random, String what, int count) {
            this.random = random;
            this.sample = new Sample(random, Instant.now());
            store.createIndexes();
            write(Stream.generate(() -> sample.task(OWNER)).limit(count).toList());
            ChanceFilters chance = new ChanceFilters(random, sample);
            filter = random.nextBoolean() ? TaskFilter.ALL : chance.filter();
            order = chance.order(filter);
            this.what = "%s: %s by %s".formatted(what, filter, order);
        }

        void run() {
            List<TaskView> before = list();
            List<TaskId> seen = new ArrayList<>();
            int limit = 1 + random.nextInt(30);
            @Nullable String cursor = null;
            do {
                TaskPage page = pages.page(OWNER, new TaskListQuery(filter, order, limit, cursor, false), sample.now());
                page.items().forEach(task -> seen.add(task.id()));
                cursor = page.nextCursor();
                disturb();
            } while (cursor != null);
            Set<TaskId> after = new HashSet<>(list().stream().map(TaskView::id).toList());
            List<TaskId> stayed = before.stream()
                    .map(TaskView::id)
                    .filter(id -> !moved.contains(id) && after.contains(id))
                    .toList();
            assertThat(seen.stream().filter(stayed::contains)).as(what).containsExactlyElementsOf(stayed);
            assertThat(seen.stream().filter(id -> !moved.contains(id))).as(what).doesNotHaveDuplicates();
        }

        /** Other tasks come; some change so that they match no more, or elsewhere; some in what the list does not ask. */
        private void disturb() {
            List<TaskView> changes = new ArrayList<>();
            List<TaskView> all = List.copyOf(present.values());
            for (int i = random.nextInt(6); i > 0; i--) {
                TaskView old = sample.pick(all);
                if (random.nextInt(3) == 0) {
                    changes.add(sample.task(OWNER));
                } else {
                    changes.add(changed(old));
                }
            }
            changes.forEach(task -> {
                TaskView old = present.get(task.id());
                if (old == null || !sameForList(old, task)) {
                    moved.add(task.id());
                }
            });
            write(changes);
        }

        private boolean sameForList(TaskView a, TaskView b) {
            List<TaskView> both = List.of(a, b);
            boolean match = both.stream()
                            .map(task -> NaiveList.of(List.of(task), filter, order, sample.now()))
                            .filter(found -> !found.isEmpty())
                            .count()
                    != 1;
            return match
                    && order.key()
                            .of(indexing.index(a, 0, null))
                            .equals(order.key().of(indexing.index(b, 0, null)))
                    && order.key() != SortKey.RELEVANCE;
        }

        /** The same task, of which chance has changed one thing. */
        private TaskView changed(TaskView old) {
            TaskView other = sample.task(OWNER);
            int part = random.nextInt(6);
            return new TaskView(
                    old.id(),
                    OWNER,
                    old.version() + 1,
                    part == 0 ? other.title() : old.title(),
                    part == 1 ? other.description() : old.description(),
                    part == 2 ? other.status() : old.status(),
                    part == 3 ? other.priority() : old.priority(),
                    part == 4 ? other.due() : old.due(),
                    old.tags(),
                    old.parentId(),
                    old.rank(),
                    old.recurrence(),
                    old.createdAt(),
                    part == 5 ? other.updatedAt() : old.updatedAt(),
                    old.completedAt(),
                    old.archivedAt(),
                    old.deletedAt(),
                    old.source());
        }

        private void write(List<TaskView> tasks) {
            Map<TaskId, TaskView> last = new HashMap<>();
            tasks.forEach(task -> last.put(task.id(), task));
            present.putAll(last);
            store.write(last.values().stream()
                    .map(task -> indexing.index(task, 0, null))
                    .toList());
        }

        private List<TaskView> list() {
            return NaiveList.of(present.values(), filter, order, sample.now());
        }
    }
}

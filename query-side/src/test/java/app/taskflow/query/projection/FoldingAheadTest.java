package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.EventDraft;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Views;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Batches that are folded before the one that they follow is written. */
class FoldingAheadTest {

    private final Views views = Views.in(TestMongo.newDatabase(), ProjectionId.TASKS);
    private final TaskStore shown = views.tasks(1);
    private final BatchFolding folding = new BatchFolding(TestNode.PLAIN, shown);
    private final UserId owner = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();

    private Batch batch(EventDraft event) {
        Batch batch = new Batch();
        batch.add(TestLog.record(owner, event).published());
        return batch;
    }

    private Batch created() {
        return batch(TestLog.event(task, 0, TestLog.created("One")));
    }

    private Batch retitled(long sequence, String title) {
        return batch(TestLog.event(task, sequence, new TaskEvent.Retitled(title)));
    }

    private static String title(FoldedBatch folded) {
        assertThat(folded.troubled()).isEmpty();
        return folded.documents().getFirst().view().title();
    }

    @Test
    void a_task_is_gone_on_with_as_the_batch_before_leaves_it() {
        FoldedBatch first = folding.fold(created(), Set.of(), null);
        FoldedBatch second = folding.fold(retitled(1, "Two"), Set.of(), first);
        assertThat(title(second)).isEqualTo("Two");
        first.store().write(first.documents());
        second.store().write(second.documents());
        assertThat(shown.load(Set.of(task)).get(task))
                .isEqualTo(second.documents().getFirst());
    }

    @Test
    void without_the_batch_before_its_owner_would_be_looked_at_with_care() {
        folding.fold(created(), Set.of(), null);
        Batch next = retitled(1, "Two");
        assertThat(folding.fold(next, Set.of(), null).troubled()).containsKey(owner);
    }

    @Test
    void a_later_view_that_is_stored_already_is_not_taken_back() {
        FoldedBatch first = folding.fold(created(), Set.of(), null);
        FoldedBatch second = folding.fold(retitled(1, "Two"), Set.of(), first);
        shown.write(second.documents());
        assertThat(title(folding.fold(retitled(2, "Three"), Set.of(), first))).isEqualTo("Three");
    }

    @Test
    void each_version_of_the_views_goes_on_with_its_own() {
        BatchFolding beside = new BatchFolding(TestNode.PLAIN, views.tasks(2));
        Batch creation = created();
        FoldedBatch first = folding.fold(creation, Set.of(), null);
        Batch next = retitled(1, "Two");
        assertThat(beside.fold(next, Set.of(), first).troubled()).containsKey(owner);

        first.beside().put(2, beside.fold(creation, Set.of(), null));
        assertThat(title(beside.fold(next, Set.of(), first))).isEqualTo("Two");
    }
}

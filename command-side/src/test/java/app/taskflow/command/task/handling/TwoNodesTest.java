package app.taskflow.command.task.handling;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.TestServers;
import app.taskflow.command.task.Decision;
import app.taskflow.command.task.Precondition;
import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.TaskDecider;
import app.taskflow.command.task.field.Edit;
import app.taskflow.command.task.handling.WriteResult.Done;
import app.taskflow.command.task.handling.WriteResult.Effect;
import app.taskflow.command.task.handling.WriteResult.Refused;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Two nodes on one log, each with a cache that does not know of the other. */
class TwoNodesTest {

    private static final int WRITERS = 64;

    private static final String DATABASE = TestServers.newDatabase();
    private static Node a;
    private static Node b;

    private final UserId alice = new UserId(UUID.randomUUID());
    private final WriteOrigin origin = new WriteOrigin(alice.toString(), "request-1", null);
    private final TaskId id = new TaskId(UUID.randomUUID());

    @BeforeAll
    static void start() {
        a = Node.on(DATABASE);
        b = Node.on(DATABASE);
    }

    @AfterAll
    static void close() {
        a.close();
        b.close();
    }

    @Test
    void no_update_of_64_writers_to_one_task_is_lost() throws Exception {
        on(a, create("0"));
        List<WriteResult> results = atOnce(i -> on(i % 2 == 0 ? a : b, change(new Edit.Title("by writer " + i))));
        assertThat(results).allMatch(Done.class::isInstance);
        assertThat(results.stream().map(r -> ((Done) r).task().version()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, WRITERS + 1).boxed().toList());
        assertThat(a.log().lastSequence(alice)).isEqualTo(WRITERS + 1);
    }

    @Test
    void of_many_writers_with_one_precondition_one_wins() throws Exception {
        on(a, create("0"));
        Precondition first = Precondition.oneOf(1L);
        List<WriteResult> results = atOnce(i ->
                on(i % 2 == 0 ? a : b, new TaskCommand.Change(id, alice, first, List.of(new Edit.Title("t" + i)))));
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        Task won = results.stream()
                .filter(Done.class::isInstance)
                .map(result -> ((Done) result).task())
                .findFirst()
                .orElseThrow();
        assertThat(results)
                .filteredOn(new Refused(new Rejection.VersionMismatch(won))::equals)
                .hasSize(WRITERS - 1);
    }

    @Test
    void the_same_create_sent_often_makes_one_task() throws Exception {
        List<WriteResult> results = atOnce(i -> on(i % 2 == 0 ? a : b, create("Water the plants")));
        assertThat(results).allMatch(Done.class::isInstance);
        assertThat(results)
                .filteredOn(r -> ((Done) r).effect() == Effect.CHANGED)
                .hasSize(1);
        assertThat(a.log().lastSequence(alice)).isEqualTo(1);
    }

    @Test
    void of_different_creates_with_one_id_one_wins() throws Exception {
        List<WriteResult> results = atOnce(i -> on(i % 2 == 0 ? a : b, create("task " + i)));
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new Refused(new Rejection.TaskExists())::equals)
                .hasSize(WRITERS - 1);
    }

    @Test
    void a_node_notices_that_its_memory_is_outdated_before_it_says_there_is_nothing_to_do() {
        on(a, create("old"));
        on(b, change(new Edit.Title("new")));
        Done done = (Done) on(a, change(new Edit.Title("old")));
        assertThat(done.effect()).isEqualTo(Effect.CHANGED);
        assertThat(done.task().version()).isEqualTo(3);
    }

    @Test
    void a_node_answers_with_what_another_has_made_of_the_task() {
        on(a, create("old"));
        Task newer = ((Done) on(b, change(new Edit.Title("new")))).task();
        assertThat(on(a, change())).isEqualTo(new Done(newer, 2, Effect.UNCHANGED));
    }

    @Test
    void a_precondition_is_held_against_what_another_node_wrote() {
        on(a, create("old"));
        Task newer = ((Done) on(b, change(new Edit.Title("new")))).task();
        Precondition first = Precondition.oneOf(1L);
        assertThat(on(a, new TaskCommand.Archive(id, alice, first)))
                .isEqualTo(new Refused(new Rejection.VersionMismatch(newer)));
        assertThat(on(a, new TaskCommand.Unarchive(id, alice, first)))
                .isEqualTo(new Refused(new Rejection.VersionMismatch(newer)));
    }

    @Test
    void a_precondition_that_another_node_made_true_is_admitted() {
        on(a, create("old"));
        on(b, change(new Edit.Title("new")));
        Precondition second = Precondition.oneOf(2L);
        assertThat(on(a, new TaskCommand.Delete(id, alice, second))).isInstanceOf(Done.class);
    }

    @Test
    void what_another_node_deleted_is_gone_and_what_it_restored_is_back() {
        on(a, create("old"));
        on(b, new TaskCommand.Delete(id, alice, Precondition.NONE));
        assertThat(on(a, change(new Edit.Title("x")))).isEqualTo(new Refused(new Rejection.NotFound()));
        assertThat(on(a, create("old"))).isEqualTo(new Refused(new Rejection.TaskExists()));
        on(b, new TaskCommand.Restore(id, alice, Precondition.NONE));
        assertThat(on(a, change(new Edit.Title("x")))).isInstanceOf(Done.class);
    }

    @Test
    void a_race_that_may_not_be_run_again_is_given_up() {
        on(a, create("old"));
        on(b, change(new Edit.Title("new")));
        TaskWrites once = a.writes(new Backoff(1, Duration.ZERO, Duration.ZERO));
        assertThat(once.write(change(new Edit.Title("newer")), origin)).isEqualTo(new WriteResult.Contended());
        assertThat(once.write(change(new Edit.Title("newer")), origin)).isInstanceOf(Done.class);
    }

    /** Whatever two nodes are asked in turn, they answer as one that remembers everything. */
    @RepeatedTest(20)
    void two_nodes_decide_as_one(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        @Nullable Task model = null;
        for (int step = 0; step < 40; step++) {
            TaskCommand command = random(random);
            WriteResult result = on(random.nextBoolean() ? a : b, command);
            switch (TaskDecider.decide(model, command, Instant.now())) {
                case Decision.Rejected(var rejection) ->
                    assertThat(result).as("%s at step %d", command, step).isEqualTo(new Refused(rejection));
                case Decision.Accepted(var events) -> {
                    assertThat(result).as("%s at step %d", command, step).isInstanceOf(Done.class);
                    Done done = (Done) result;
                    long before = model == null ? 0 : model.version();
                    assertThat(done.task().version()).isEqualTo(before + events.size());
                    assertThat(done.effect()).isEqualTo(events.isEmpty() ? Effect.UNCHANGED : Effect.CHANGED);
                    assertThat(done.ownerSequence()).isEqualTo(done.task().version());
                    model = done.task();
                }
            }
        }
    }

    private TaskCommand random(Random random) {
        Precondition precondition =
                random.nextInt(4) == 0 ? Precondition.oneOf((long) random.nextInt(12)) : Precondition.NONE;
        return switch (random.nextInt(8)) {
            case 0 -> create("title " + random.nextInt(2));
            case 1 -> new TaskCommand.Delete(id, alice, precondition);
            case 2 -> new TaskCommand.Restore(id, alice, precondition);
            case 3 -> new TaskCommand.Archive(id, alice, precondition);
            case 4 -> new TaskCommand.Unarchive(id, alice, precondition);
            default ->
                new TaskCommand.Change(
                        id,
                        alice,
                        precondition,
                        List.of(
                                new Edit.Title("title " + random.nextInt(2)),
                                new Edit.Status(random.nextBoolean() ? "todo" : "done"),
                                new Edit.DueTime(random.nextInt(4) == 0 ? "08:30" : null)));
        };
    }

    private static List<WriteResult> atOnce(IntFunction<WriteResult> write) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WriteResult>> calls = IntStream.range(0, WRITERS)
                    .<Callable<WriteResult>>mapToObj(i -> () -> write.apply(i))
                    .toList();
            List<WriteResult> results = new ArrayList<>();
            for (Future<WriteResult> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private WriteResult on(Node node, TaskCommand command) {
        return node.writes().write(command, origin);
    }

    private TaskCommand create(String title) {
        return new TaskCommand.Create(id, alice, List.of(new Edit.Title(title)));
    }

    private TaskCommand change(Edit... edits) {
        return new TaskCommand.Change(id, alice, Precondition.NONE, List.of(edits));
    }
}

package app.taskflow.command.task.handling;

import static app.taskflow.log.axon.CommitMetaData.OWNER;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.CoreMatchers.instanceOf;

import app.taskflow.command.task.Precondition;
import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.field.Edit;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the shell hands everything on as it should; every rule is specified with the decider. */
class TaskAggregateTest {

    private static final TaskId ID = TaskId.parse("01936f0a-7c1b-7000-8000-000000000001");
    private static final UserId ALICE = UserId.parse("01936f0a-7c1b-7000-8000-00000000000a");
    private static final UserId BOB = UserId.parse("01936f0a-7c1b-7000-8000-00000000000b");
    private static final Instant AT = Instant.parse("2026-11-23T09:59:26.689Z");
    private static final TaskEvent CREATED = new TaskEvent.Created(
            "Water the plants", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "a1", AT, null);
    private static final TaskEvent DELETED = new TaskEvent.Deleted(AT);

    private final AggregateTestFixture<TaskAggregate> fixture = new AggregateTestFixture<>(TaskAggregate.class);

    @BeforeEach
    void setUp() {
        fixture.registerCommandTargetResolver(new TaskTargets());
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(OWNER, REQUEST_ID)));
    }

    @Test
    void a_create_begins_a_task_of_its_owner() {
        given().when(create("Water the plants"), metaData(ALICE))
                .expectResultMessagePayloadMatching(instanceOf(TaskOutcome.Changed.class))
                .expectState(aggregate -> {
                    assertThat(task(aggregate).version()).isEqualTo(1);
                    assertThat(task(aggregate).owner()).isEqualTo(ALICE);
                    assertThat(task(aggregate).fields().title()).isEqualTo("Water the plants");
                });
    }

    @Test
    void what_the_command_came_with_stands_in_its_events() {
        given().when(create("Water the plants"), metaData(ALICE))
                .expectEventsMatching(Matchers.exactSequenceOf(Matchers.matches((EventMessage<?> event) ->
                        event.getMetaData().equals(Map.of(OWNER, ALICE.toString(), REQUEST_ID, "r1")))));
    }

    @Test
    void a_create_that_breaks_a_rule_begins_nothing() {
        given().when(create(" "), metaData(ALICE)).expectNoEvents().expectResultMessagePayloadMatching(refused());
    }

    @Test
    void a_repeated_create_finds_the_task() {
        given(CREATED)
                .when(new RepeatedCreate(create("Water the plants")), metaData(ALICE))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(instanceOf(TaskOutcome.Unchanged.class));
    }

    @Test
    void a_repeated_create_of_something_else_is_refused() {
        given(CREATED)
                .when(new RepeatedCreate(create("Another")), metaData(ALICE))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(refused());
    }

    @Test
    void a_change_writes_all_its_events_at_one_instant() {
        given(CREATED)
                .when(change(new Edit.Title("Water the cactus"), new Edit.Status("in_progress")), metaData(ALICE))
                .expectEvents(new TaskEvent.Retitled("Water the cactus"), new TaskEvent.Started())
                .expectState(aggregate -> {
                    assertThat(task(aggregate).version()).isEqualTo(3);
                    assertThat(task(aggregate).fields().status()).isEqualTo(Status.IN_PROGRESS);
                });
    }

    @Test
    void a_change_of_nothing_writes_nothing() {
        given(CREATED)
                .when(change(new Edit.Title("Water the plants")), metaData(ALICE))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(instanceOf(TaskOutcome.Unchanged.class));
    }

    @Test
    void a_refusal_comes_with_the_state_that_it_rests_on() {
        given(CREATED)
                .when(new TaskCommand.Delete(ID, ALICE, Precondition.oneOf(7L)), metaData(ALICE))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(Matchers.<TaskOutcome.Refused>matches(
                        outcome -> outcome.rejection() instanceof Rejection.VersionMismatch(Task current)
                                && current.version() == 1
                                && current.equals(outcome.task())));
    }

    @Test
    void somebody_else_is_refused() {
        Stream.of(
                        new TaskCommand.Delete(ID, BOB, Precondition.NONE),
                        new TaskCommand.Restore(ID, BOB, Precondition.NONE),
                        new TaskCommand.Archive(ID, BOB, Precondition.NONE),
                        new TaskCommand.Unarchive(ID, BOB, Precondition.NONE))
                .forEach(command -> given(CREATED)
                        .when(command, metaData(BOB))
                        .expectNoEvents()
                        .expectResultMessagePayloadMatching(refused()));
    }

    @Test
    void a_task_goes_through_archive_and_trash() {
        given(CREATED)
                .when(new TaskCommand.Archive(ID, ALICE, Precondition.NONE), metaData(ALICE))
                .expectResultMessagePayloadMatching(instanceOf(TaskOutcome.Changed.class));
        given(CREATED, new TaskEvent.Archived(AT))
                .when(new TaskCommand.Unarchive(ID, ALICE, Precondition.NONE), metaData(ALICE))
                .expectEvents(new TaskEvent.Unarchived());
        given(CREATED)
                .when(new TaskCommand.Delete(ID, ALICE, Precondition.NONE), metaData(ALICE))
                .expectState(
                        aggregate -> assertThat(task(aggregate).isDeleted()).isTrue());
        given(CREATED, new TaskEvent.Deleted(Instant.now()))
                .when(new TaskCommand.Restore(ID, ALICE, Precondition.NONE), metaData(ALICE))
                .expectEvents(new TaskEvent.Restored());
        given(CREATED, DELETED)
                .when(change(new Edit.Title("x")), metaData(ALICE))
                .expectResultMessagePayloadMatching(refused());
    }

    @Test
    void a_missing_task_is_not_loaded() {
        given().when(change(new Edit.Title("x")), metaData(ALICE)).expectException(AggregateNotFoundException.class);
    }

    private TestExecutor<TaskAggregate> given(TaskEvent... events) {
        return fixture.given(Stream.of(events)
                .map(event -> new GenericEventMessage<>(event, metaData(ALICE)))
                .toList());
    }

    private static Map<String, String> metaData(UserId owner) {
        return Map.of(OWNER, owner.toString(), REQUEST_ID, "r1", "unknown", "is left behind");
    }

    private static TaskCommand.Create create(String title) {
        return new TaskCommand.Create(ID, ALICE, List.of(new Edit.Title(title)));
    }

    private static TaskCommand.Change change(Edit... edits) {
        return new TaskCommand.Change(ID, ALICE, Precondition.NONE, List.of(edits));
    }

    private static Matcher<Object> refused() {
        return instanceOf(TaskOutcome.Refused.class);
    }

    private static Task task(TaskAggregate aggregate) {
        return Objects.requireNonNull(aggregate.task());
    }
}

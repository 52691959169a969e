package app.taskflow.command.task.handling;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.TestServers;
import app.taskflow.command.task.Precondition;
import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.field.Edit;
import app.taskflow.command.task.handling.WriteResult.Effect;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One node on the real log. */
class TaskWritesTest {

    private final Node node = Node.on(TestServers.newDatabase());
    private final UserId alice = new UserId(UUID.randomUUID());
    private final WriteOrigin origin = new WriteOrigin(alice.toString(), "request-1", null);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_write_says_where_the_log_has_it() {
        TaskId id = new TaskId(UUID.randomUUID());
        WriteResult.Done created = done(create(id, "Water the plants"));
        assertThat(created.effect()).isEqualTo(Effect.CHANGED);
        assertThat(created.ownerSequence()).isEqualTo(1);

        WriteResult.Done changed = done(change(id, new Edit.Title("x"), new Edit.Status("done")));
        assertThat(changed.ownerSequence()).isEqualTo(3);
        assertThat(changed.task().version()).isEqualTo(3);

        Commit commit = node.log().readOwner(alice, 2, 10).getFirst();
        assertThat(commit.requestId()).isEqualTo("request-1");
        assertThat(commit.actor()).isEqualTo(alice.toString());
        assertThat(commit.events())
                .hasSize(2)
                .allMatch(event -> event.id().value().version() == 7);
        assertThat(commit.at()).isEqualTo(changed.task().updatedAt());
    }

    @Test
    void what_changes_nothing_is_answered_with_the_owners_last_sequence() {
        TaskId id = new TaskId(UUID.randomUUID());
        done(create(id, "Water the plants"));
        done(create(new TaskId(UUID.randomUUID()), "Another"));

        WriteResult.Done unchanged = done(change(id, new Edit.Title("Water the plants")));
        assertThat(unchanged.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(unchanged.ownerSequence()).isEqualTo(2);
        assertThat(unchanged.task().version()).isEqualTo(1);
        assertThat(node.log().lastSequence(alice)).isEqualTo(2);
    }

    @Test
    void a_repeated_create_is_recognised_by_what_the_task_began_with() {
        TaskId id = new TaskId(UUID.randomUUID());
        done(create(id, "Water the plants"));
        Task changed = done(change(id, new Edit.Title("Water the cactus"))).task();

        WriteResult.Done again = done(create(id, "Water the plants"));
        assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(again.task()).isEqualTo(changed);
        assertThat(write(create(id, "Water the cactus")))
                .isEqualTo(new WriteResult.Refused(new Rejection.TaskExists()));
    }

    @Test
    void an_id_under_which_the_log_has_something_else_is_taken() {
        done(create(new TaskId(UUID.randomUUID()), "Water the plants"));
        TaskId user = registeredUser();
        assertThat(write(create(user, "x"))).isEqualTo(new WriteResult.Refused(new Rejection.TaskExists()));
        assertThat(write(change(user, new Edit.Title("x"))))
                .isEqualTo(new WriteResult.Refused(new Rejection.NotFound()));
    }

    @Test
    void a_refused_create_leaves_nothing_behind() {
        TaskId id = new TaskId(UUID.randomUUID());
        assertThat(write(create(id, " "))).isInstanceOf(WriteResult.Refused.class);
        assertThat(write(change(id, new Edit.Title("x")))).isEqualTo(new WriteResult.Refused(new Rejection.NotFound()));
        assertThat(node.cache().<Object, Object>get(id.toString())).isNull();
        assertThat(done(create(id, "Water the plants")).effect()).isEqualTo(Effect.CHANGED);
    }

    @Test
    void what_is_remembered_is_what_the_log_tells() {
        TaskId id = new TaskId(UUID.randomUUID());
        done(create(id, "Water the plants"));
        Task remembered = done(change(
                        id,
                        new Edit.Description("All of them"),
                        new Edit.Status("done"),
                        new Edit.Priority("high"),
                        new Edit.DueDate("2026-11-24"),
                        new Edit.DueTime("08:30"),
                        new Edit.TimeZone("Europe/Berlin"),
                        new Edit.Tags(List.of("home"))))
                .task();
        node.cache().remove(id.toString());
        assertThat(done(change(id)).task()).isEqualTo(remembered);
    }

    @Test
    void a_stale_precondition_is_told_with_the_task_as_it_is() {
        TaskId id = new TaskId(UUID.randomUUID());
        done(create(id, "Water the plants"));
        Task current = done(change(id, new Edit.Title("x"))).task();
        Precondition stale = Precondition.oneOf(1L);
        assertThat(write(new TaskCommand.Delete(id, alice, stale)))
                .isEqualTo(new WriteResult.Refused(new Rejection.VersionMismatch(current)));
    }

    /** A user's account, as the identity of this side records it. */
    private TaskId registeredUser() {
        UUID id = UUID.randomUUID();
        UserId user = new UserId(id);
        Object registered = new UserEvent.Registered("Ada", "ada@example.org", Set.of(), Instant.now());
        EventDraft event = new EventDraft(
                id,
                0,
                new EventId(UUID.randomUUID()),
                EventCatalogue.typeOf(registered.getClass()),
                EventCodec.standard().encode(registered));
        node.log().append(new CommitDraft(user, user.toString(), "r", null, null, Instant.now(), List.of(event)));
        return new TaskId(id);
    }

    private WriteResult.Done done(TaskCommand command) {
        WriteResult result = write(command);
        assertThat(result).isInstanceOf(WriteResult.Done.class);
        return (WriteResult.Done) result;
    }

    private WriteResult write(TaskCommand command) {
        return node.writes().write(command, origin);
    }

    private TaskCommand create(TaskId id, String title) {
        return new TaskCommand.Create(id, alice, List.of(new Edit.Title(title)));
    }

    private TaskCommand change(TaskId id, Edit... edits) {
        return new TaskCommand.Change(id, alice, Precondition.NONE, List.of(edits));
    }
}

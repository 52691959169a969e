package app.taskflow.events.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.events.imports.ImportOrigin;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.Role;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the JSON of every event, one approved file per revision. A released file is never edited. */
class ApprovedEventsTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:59:26.689Z");
    private static final UUID SESSION = UUID.fromString("019a0000-0000-7000-8000-0000000000aa");
    private static final UserId OWNER = UserId.parse("019a0000-0000-7000-8000-0000000000bb");
    private static final TaskId PARENT = TaskId.parse("019a0000-0000-8000-8000-0000000000bb");
    private static final EventCodec CODEC = EventCodec.standard();

    static Stream<Object> events() {
        return Stream.of(
                new TaskEvent.Created(
                        "Water the plants",
                        "All of them",
                        Status.DONE,
                        Priority.HIGH,
                        new Due(LocalDate.of(2026, 11, 24), LocalTime.of(8, 30), ZoneId.of("Europe/Berlin")),
                        List.of("home", "Garten"),
                        "zz01",
                        AT,
                        AT),
                new TaskEvent.Retitled("Water the cactus"),
                new TaskEvent.Described("Only a little"),
                new TaskEvent.Prioritized(Priority.NONE),
                new TaskEvent.Rescheduled(new Due(LocalDate.of(2026, 12, 1), null, null)),
                new TaskEvent.Retagged(List.of("home")),
                new TaskEvent.Started(),
                new TaskEvent.Stopped(),
                new TaskEvent.Completed(AT),
                new TaskEvent.Reopened(Status.IN_PROGRESS),
                new TaskEvent.Archived(AT),
                new TaskEvent.Unarchived(),
                new TaskEvent.Deleted(AT),
                new TaskEvent.Restored(),
                new ImportEvent.Requested("todoist", ImportMode.REAL, ImportOrigin.UPLOAD, 1200L, 3L, AT),
                new ImportEvent.Started(),
                new ImportEvent.Progressed(2, 180, 15, 5, 7),
                new ImportEvent.Paused(),
                new ImportEvent.Resumed(),
                new ImportEvent.Cancelled(),
                new ImportEvent.Completed(),
                new ImportEvent.Failed("import-expired", "The rows were kept for 30 days"),
                new ImportEvent.UndoStarted(),
                new ImportEvent.UndoProgressed(4, 179, List.of(PARENT)),
                new ImportEvent.UndoCompleted(),
                new UserEvent.Registered("Ada", "ada@example.org", Set.of(Role.USER), AT),
                new UserEvent.Renamed("Ada King"),
                new UserEvent.EmailChanged("ada@example.com"),
                new UserEvent.PasswordChanged(),
                new UserEvent.LookedUp(),
                new UserEvent.RolesChanged(Set.of(Role.ADMIN, Role.USER)),
                new UserEvent.SignedIn(SESSION, "192.0.2.7", "curl/8"),
                new UserEvent.SignInFailed("192.0.2.7", "curl/8"),
                new UserEvent.LockedOut("192.0.2.7"),
                new UserEvent.RefreshTokenReused(SESSION, "192.0.2.7"),
                new UserEvent.SessionEnded(SESSION, SessionEnd.REVOKED),
                new UserEvent.Erased(),
                new AuditEvent.EventsRead(
                        OWNER, SESSION, "task.created", AT, AT.plusSeconds(60), "request-1", OWNER.toString(), true),
                new AuditEvent.LogVerified(OWNER, true, 12_000),
                new AuditEvent.CheckpointsRead(),
                new AuditEvent.ProofIssued(EventId.parse("019a0000-0000-7000-8000-0000000000ee"), OWNER),
                new OperationEvent.ProjectionsRead(),
                new OperationEvent.DeadLettersRead("tasks", EventId.parse("019a0000-0000-7000-8000-0000000000ee")),
                new OperationEvent.RetryAsked("tasks", EventId.parse("019a0000-0000-7000-8000-0000000000ee")),
                new OperationEvent.SkipAsked("tasks", EventId.parse("019a0000-0000-7000-8000-0000000000ee")),
                new OperationEvent.ReplayAsked(SESSION, "tasks", OWNER),
                new OperationEvent.ReplaysRead(SESSION),
                new OperationEvent.CancelAsked(SESSION),
                new OperationEvent.RollbackAsked(SESSION),
                new OperationEvent.ViewsRenewed(SESSION, "tasks", 3));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_approved(Object event) throws IOException {
        EventType type = EventCatalogue.typeOf(event.getClass());
        assertThat(new String(CODEC.encode(event), UTF_8)).isEqualTo(approved(type));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_approved_event_is_read_back_as_it_was(Object event) throws IOException {
        EventType type = EventCatalogue.typeOf(event.getClass());
        assertThat(CODEC.decode(type, approved(type).getBytes(UTF_8))).isEqualTo(event);
    }

    @Test
    void an_imported_task_is_written_as_approved() throws IOException {
        TaskEvent.Created created = new TaskEvent.Created(
                "Water the plants",
                null,
                Status.TODO,
                Priority.NONE,
                Due.NONE,
                List.of(),
                "zz01",
                AT,
                null,
                PARENT,
                "FREQ=WEEKLY",
                new Source("todoist", "17"));
        String approved = approved("task.created.1.imported");
        assertThat(new String(CODEC.encode(created), UTF_8)).isEqualTo(approved);
        assertThat(CODEC.decode(new EventType("task.created", 1), approved.getBytes(UTF_8)))
                .isEqualTo(created);
    }

    @Test
    void every_event_of_the_catalogue_is_approved() {
        assertThat(events().map(Object::getClass)).containsAll(EventCatalogue.classes());
    }

    private static String approved(EventType type) throws IOException {
        return approved("%s.%d".formatted(type.name(), type.revision()));
    }

    private static String approved(String name) throws IOException {
        String file = "/approved/%s.json".formatted(name);
        try (InputStream in = ApprovedEventsTest.class.getResourceAsStream(file)) {
            assertThat(in).as("approved file %s", file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}

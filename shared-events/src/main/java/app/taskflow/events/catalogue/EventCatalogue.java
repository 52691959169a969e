package app.taskflow.events.catalogue;

import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.UserEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event TaskFlow writes today, by its wire name and current revision. The one place that joins class and name. */
public final class EventCatalogue {

    private record Entry(EventType type, Class<?> event) {}

    private static final Map<Class<?>, Entry> BY_CLASS = Stream.of(
                    entry("task.created", 1, TaskEvent.Created.class),
                    entry("task.retitled", 1, TaskEvent.Retitled.class),
                    entry("task.described", 1, TaskEvent.Described.class),
                    entry("task.prioritized", 1, TaskEvent.Prioritized.class),
                    entry("task.rescheduled", 1, TaskEvent.Rescheduled.class),
                    entry("task.retagged", 1, TaskEvent.Retagged.class),
                    entry("task.started", 1, TaskEvent.Started.class),
                    entry("task.stopped", 1, TaskEvent.Stopped.class),
                    entry("task.completed", 1, TaskEvent.Completed.class),
                    entry("task.reopened", 1, TaskEvent.Reopened.class),
                    entry("task.archived", 1, TaskEvent.Archived.class),
                    entry("task.unarchived", 1, TaskEvent.Unarchived.class),
                    entry("task.deleted", 1, TaskEvent.Deleted.class),
                    entry("task.restored", 1, TaskEvent.Restored.class),
                    entry("import.requested", 1, ImportEvent.Requested.class),
                    entry("import.started", 1, ImportEvent.Started.class),
                    entry("import.progressed", 1, ImportEvent.Progressed.class),
                    entry("import.paused", 1, ImportEvent.Paused.class),
                    entry("import.resumed", 1, ImportEvent.Resumed.class),
                    entry("import.cancelled", 1, ImportEvent.Cancelled.class),
                    entry("import.completed", 1, ImportEvent.Completed.class),
                    entry("import.failed", 1, ImportEvent.Failed.class),
                    entry("import.undo-started", 1, ImportEvent.UndoStarted.class),
                    entry("import.undo-progressed", 1, ImportEvent.UndoProgressed.class),
                    entry("import.undo-completed", 1, ImportEvent.UndoCompleted.class),
                    entry("user.registered", 1, UserEvent.Registered.class),
                    entry("user.renamed", 1, UserEvent.Renamed.class),
                    entry("user.email-changed", 1, UserEvent.EmailChanged.class),
                    entry("user.password-changed", 1, UserEvent.PasswordChanged.class),
                    entry("user.roles-changed", 1, UserEvent.RolesChanged.class),
                    entry("user.looked-up", 1, UserEvent.LookedUp.class),
                    entry("user.signed-in", 1, UserEvent.SignedIn.class),
                    entry("user.sign-in-failed", 1, UserEvent.SignInFailed.class),
                    entry("user.locked-out", 1, UserEvent.LockedOut.class),
                    entry("user.refresh-token-reused", 1, UserEvent.RefreshTokenReused.class),
                    entry("user.session-ended", 1, UserEvent.SessionEnded.class),
                    entry("user.erased", 1, UserEvent.Erased.class),
                    entry("audit.events-read", 1, AuditEvent.EventsRead.class),
                    entry("audit.log-verified", 1, AuditEvent.LogVerified.class),
                    entry("audit.checkpoints-read", 1, AuditEvent.CheckpointsRead.class),
                    entry("audit.proof-issued", 1, AuditEvent.ProofIssued.class),
                    entry("operation.projections-read", 1, OperationEvent.ProjectionsRead.class),
                    entry("operation.dead-letters-read", 1, OperationEvent.DeadLettersRead.class),
                    entry("operation.retry-asked", 1, OperationEvent.RetryAsked.class),
                    entry("operation.skip-asked", 1, OperationEvent.SkipAsked.class),
                    entry("operation.replay-asked", 1, OperationEvent.ReplayAsked.class),
                    entry("operation.replays-read", 1, OperationEvent.ReplaysRead.class),
                    entry("operation.cancel-asked", 1, OperationEvent.CancelAsked.class),
                    entry("operation.rollback-asked", 1, OperationEvent.RollbackAsked.class),
                    entry("operation.views-renewed", 1, OperationEvent.ViewsRenewed.class))
            .collect(Collectors.toUnmodifiableMap(Entry::event, Function.identity()));

    private static final Map<String, Entry> BY_NAME = BY_CLASS.values().stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.type().name(), Function.identity()));

    private EventCatalogue() {}

    private static Entry entry(String name, int revision, Class<?> event) {
        return new Entry(new EventType(name, revision), event);
    }

    /**
     * The wire name and current revision of an event's class.
     *
     * @throws UnknownEventException if TaskFlow does not write such events
     */
    public static EventType typeOf(Class<?> event) {
        Entry entry = BY_CLASS.get(event);
        if (entry == null) {
            throw new UnknownEventException(event.getName());
        }
        return entry.type();
    }

    /**
     * The class that an event of this name is read into today.
     *
     * @throws UnknownEventException if no event has ever had the name
     */
    public static Class<?> classOf(String name) {
        return named(name).event();
    }

    /**
     * The revision in which events of this name are written today.
     *
     * @throws UnknownEventException if no event has ever had the name
     */
    public static int currentRevision(String name) {
        return named(name).type().revision();
    }

    public static boolean knows(String name) {
        return BY_NAME.containsKey(name);
    }

    /** All classes of events, of all families. */
    public static Set<Class<?>> classes() {
        return BY_CLASS.keySet();
    }

    private static Entry named(String name) {
        Entry entry = BY_NAME.get(name);
        if (entry == null) {
            throw new UnknownEventException(name);
        }
        return entry;
    }
}

package app.taskflow.command.imports.work;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How things stand with tasks, as far as imports must know it; read from the log, whatever a node remembers. */
final class TaskHistories {

    private static final EventType UNDO = EventCatalogue.typeOf(ImportEvent.UndoProgressed.class);

    /**
     * @param last the sequence of the task's last event
     * @param inTrash whether it is deleted
     * @param byUndo whether its last event was the undo of an import
     */
    record Standing(long last, boolean inTrash, boolean byUndo) {

        /** Of a task with nothing after what it was created with. */
        static final Standing NEW = new Standing(0, false, false);
    }

    private final EventLog log;

    TaskHistories(EventLog log) {
        this.log = log;
    }

    /** @param ids of tasks that are there */
    Map<TaskId, Standing> of(Collection<TaskId> ids) {
        Set<UUID> asked = ids.stream().map(TaskId::value).collect(Collectors.toSet());
        Map<TaskId, Standing> standings = new HashMap<>();
        ids.forEach(id -> standings.put(id, Standing.NEW));
        for (Commit commit : log.readAggregates(asked, 1)) {
            boolean undo = commit.events().stream()
                    .anyMatch(event -> event.type().name().equals(UNDO.name()));
            for (RecordedEvent event : commit.events()) {
                if (asked.contains(event.aggregateId())) {
                    standings.compute(new TaskId(event.aggregateId()), (_, before) -> after(before, event, undo));
                }
            }
        }
        return standings;
    }

    private static Standing after(Standing before, RecordedEvent event, boolean undo) {
        if (event.aggregateSequence() == 0) {
            return before;
        }
        String type = event.type().name();
        boolean deleted = type.equals(TaskDrafts.DELETED.name());
        boolean restored = type.equals(TaskDrafts.RESTORED.name());
        return new Standing(event.aggregateSequence(), deleted || (before.inTrash() && !restored), deleted && undo);
    }
}

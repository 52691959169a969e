package app.taskflow.command.imports.work;

import app.taskflow.command.imports.row.ChunkPlan;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.EventDraft;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;

/** The events of tasks that go into an import's commits. */
final class TaskDrafts {

    static final EventType CREATED = EventCatalogue.typeOf(TaskEvent.Created.class);
    static final EventType RESTORED = EventCatalogue.typeOf(TaskEvent.Restored.class);
    static final EventType DELETED = EventCatalogue.typeOf(TaskEvent.Deleted.class);

    private static final EventCodec CODEC = EventCodec.standard();

    private TaskDrafts() {}

    static List<EventDraft> of(ChunkPlan plan) {
        List<EventDraft> drafts = new ArrayList<>();
        for (ImportRow.Valid row : plan.created()) {
            drafts.add(draft(row.id(), 0, CREATED, row.created()));
            if (row.archivedAt() != null) {
                drafts.add(draft(row.id(), 1, new TaskEvent.Archived(row.archivedAt())));
            }
        }
        plan.restored().forEach((id, sequence) -> drafts.add(draft(id, sequence, new TaskEvent.Restored())));
        return drafts;
    }

    static EventDraft draft(TaskId id, long sequence, TaskEvent event) {
        return draft(id, sequence, EventCatalogue.typeOf(event.getClass()), CODEC.encode(event));
    }

    private static EventDraft draft(TaskId id, long sequence, EventType type, byte[] data) {
        return new EventDraft(id.value(), sequence, new EventId(UuidCreator.getTimeOrderedEpoch()), type, data);
    }
}

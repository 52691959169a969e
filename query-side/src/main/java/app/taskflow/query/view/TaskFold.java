package app.taskflow.query.view;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an event changes the view of its task: a pure function of the two. */
public final class TaskFold {

    /**
     * To be raised with every change that makes another view of the same events: what was folded before and kept is
     * then not gone on from. A test compares the views of sample events with those of this version.
     */
    public static final int VERSION = 3;

    /**
     * What of an event's envelope goes into a view.
     *
     * @param sequence the event's number among those of its task, from 0
     * @param ownerSequence its number among all events of the owner
     * @param at when it was recorded
     */
    public record Recorded(TaskId task, UserId owner, long sequence, long ownerSequence, Instant at) {}

    private TaskFold() {}

    /**
     * The view after the event.
     *
     * @param view before it; null where the task did not exist
     * @throws UnfoldableEventException if such an event cannot come at this place
     */
    public static TaskView apply(@Nullable TaskView view, Recorded recorded, TaskEvent event) {
        if (event instanceof TaskEvent.Created created) {
            return create(view, recorded, created);
        }
        if (view == null) {
            throw new UnfoldableEventException("%s of a task that was never created: %s"
                    .formatted(event.getClass().getSimpleName(), recorded.task()));
        }
        if (!view.owner().equals(recorded.owner())) {
            throw new UnfoldableEventException("the task %s belongs to another owner".formatted(recorded.task()));
        }
        TaskChange change = new TaskChange(view);
        change.version = recorded.sequence() + 1;
        change.updatedAt = recorded.at();
        change(change, event);
        return change.view(recorded.ownerSequence());
    }

    private static TaskView create(@Nullable TaskView view, Recorded recorded, TaskEvent.Created event) {
        if (view != null) {
            throw new UnfoldableEventException("the task %s was created before".formatted(recorded.task()));
        }
        return new TaskView(
                recorded.task(),
                recorded.owner(),
                recorded.sequence() + 1,
                event.title(),
                event.description(),
                event.status(),
                event.priority(),
                event.due(),
                event.tags(),
                event.parentId(),
                event.rank(),
                event.due().date() == null ? null : event.recurrence(),
                event.createdAt(),
                recorded.at(),
                event.completedAt(),
                null,
                null,
                event.source(),
                Moved.NEVER);
    }

    private static void change(TaskChange task, TaskEvent event) {
        switch (event) {
            case TaskEvent.Created e -> throw new IllegalStateException("handled before: " + e);
            case TaskEvent.Retitled e -> task.title = e.title();
            case TaskEvent.Described e -> task.description = e.description();
            case TaskEvent.Prioritized e -> task.priority = e.priority();
            case TaskEvent.Rescheduled e -> reschedule(task, e.due());
            case TaskEvent.Retagged e -> task.tags = e.tags();
            case TaskEvent.Started _ -> task.status = Status.IN_PROGRESS;
            case TaskEvent.Stopped _ -> task.status = Status.TODO;
            case TaskEvent.Completed e -> {
                task.status = Status.DONE;
                task.completedAt = e.completedAt();
            }
            case TaskEvent.Reopened e -> {
                task.status = e.status();
                task.completedAt = null;
            }
            case TaskEvent.Archived e -> task.archivedAt = e.archivedAt();
            case TaskEvent.Unarchived _ -> task.archivedAt = null;
            case TaskEvent.Deleted e -> task.deletedAt = e.deletedAt();
            case TaskEvent.Restored _ -> task.deletedAt = null;
        }
    }

    /** What is due on no day recurs on none. */
    private static void reschedule(TaskChange task, Due due) {
        task.due = due;
        if (due.date() == null) {
            task.recurrence = null;
        }
    }
}

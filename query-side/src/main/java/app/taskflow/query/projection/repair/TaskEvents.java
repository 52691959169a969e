package app.taskflow.query.projection.repair;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.UserEvent;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.query.view.TaskFold;
import app.taskflow.query.view.TaskView;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Applies events to views straight from their bytes. Every failure of it is the event's: nothing here can be away. */
public final class TaskEvents {

    private static final String FAMILY = "task.";
    private static final String ERASED =
            EventCatalogue.typeOf(UserEvent.Erased.class).name();

    private final BiFunction<EventType, byte[], Object> decoder;

    /** @param decoder reads an event of a type from its bytes, or throws */
    public TaskEvents(BiFunction<EventType, byte[], Object> decoder) {
        this.decoder = decoder;
    }

    /** Whether the event is about a task at all. Others, known here or not, concern no view. */
    public boolean concernsTask(PublishedEvent event) {
        return event.type().name().startsWith(FAMILY);
    }

    /** Whether from this event on nothing of its owner is to be seen any more. */
    public boolean erasesOwner(PublishedEvent event) {
        return event.type().name().equals(ERASED);
    }

    /**
     * The view after the event.
     *
     * @param view before it; null where the task did not exist
     * @throws RuntimeException if the event cannot be read or cannot come at this place
     */
    public TaskView apply(@Nullable TaskView view, PublishedEvent event) {
        if (!(decoder.apply(event.type(), event.data()) instanceof TaskEvent fact)) {
            throw new IllegalStateException(event.type() + " is no event of a task");
        }
        var recorded = new TaskFold.Recorded(
                new TaskId(event.aggregateId()),
                event.owner(),
                event.aggregateSequence(),
                event.ownerSequence(),
                event.at());
        return TaskFold.apply(view, recorded, fact);
    }
}

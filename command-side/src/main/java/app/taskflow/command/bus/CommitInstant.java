package app.taskflow.command.bus;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * One commit has one instant: what a command decides by, and what its events and their commit say. Left to itself the
 * framework reads the clock for each event, and a task would be updated a moment after it was created.
 */
public final class CommitInstant implements MessageDispatchInterceptor<EventMessage<?>> {

    private static final String KEY = CommitInstant.class.getName();

    CommitInstant() {}

    /** The instant of the current unit of work, the same at every call. */
    public static Instant current() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(KEY, _ -> GenericEventMessage.clock.instant());
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (_, message) -> CurrentUnitOfWork.isStarted() && message instanceof DomainEventMessage<?> event
                ? at(current(), event)
                : message;
    }

    private static <T> EventMessage<T> at(Instant instant, DomainEventMessage<T> event) {
        return new GenericDomainEventMessage<>(
                event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), event, instant);
    }
}

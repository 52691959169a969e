package app.taskflow.command.account.journal;

import app.taskflow.events.id.EventId;
import app.taskflow.events.user.UserEvent;
import com.github.f4b6a3.uuid.UuidCreator;

/**
 * An event on its way into the log.
 *
 * @param id by which it is known there, and recorded once
 */
public record Entry(EventId id, UserEvent event) {

    /** An event that nobody else records. */
    public static Entry of(UserEvent event) {
        return new Entry(new EventId(UuidCreator.getTimeOrderedEpoch()), event);
    }
}

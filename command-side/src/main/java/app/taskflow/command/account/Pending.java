package app.taskflow.command.account;

import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.EventId;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What still has to follow from a change of an account that is made. It stands in the account's own document, written
 * with the change itself, so that it is carried out although whoever made the change may crash.
 *
 * @param id of the event, if there is one
 * @param from the sequence from which on the event may be in the log
 * @param ending which sessions have to end, before the event is recorded; none if no session does
 * @param event what the log has to be told, beside the ends of the sessions; none if there is nothing else to tell
 */
public record Pending(
        EventId id,
        Origin origin,
        Instant at,
        long from,
        @Nullable Ending ending,
        @Nullable UserEvent event) {

    /**
     * All sessions that began before the account had these credentials.
     *
     * @param credentials those the account has now
     * @param kept the session in which the user did it, and which goes on; or none
     */
    public record Ending(
            SessionEnd reason, long credentials, @Nullable UUID kept) {}
}

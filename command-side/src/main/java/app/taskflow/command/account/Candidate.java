package app.taskflow.command.account;

import app.taskflow.events.id.EventId;
import java.time.Instant;

/**
 * One attempt to register under a reserved email. Whose event is in the log has the account.
 *
 * @param eventId of the event by which the log knows this attempt
 */
record Candidate(EventId eventId, String name, String email, String passwordHash, Instant at) {

    @Override
    public String toString() {
        return "Candidate[" + eventId + "]";
    }
}

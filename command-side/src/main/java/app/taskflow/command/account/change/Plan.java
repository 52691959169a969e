package app.taskflow.command.account.change;

import app.taskflow.command.account.Change;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of an account.
 *
 * @param events what the log is told of it
 * @param ends why earlier sessions end; null if they go on
 * @param kept the one that goes on all the same, or null
 */
record Plan(
        List<Change> changes,
        List<UserEvent> events,
        @Nullable SessionEnd ends,
        @Nullable UUID kept) {

    static Plan of(List<Change> changes, List<UserEvent> events) {
        return new Plan(changes, events, null, null);
    }

    static Plan ending(SessionEnd reason, @Nullable UUID kept, Change change, List<UserEvent> events) {
        return new Plan(List.of(change), events, reason, kept);
    }
}

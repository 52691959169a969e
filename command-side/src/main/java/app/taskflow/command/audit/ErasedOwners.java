package app.taskflow.command.audit;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/**
 * Whose data is shown to nobody any more. The log itself says so: the erasure is among an owner's last events, as
 * nothing can follow it but the ends of her sessions. Only an answer that cannot change is remembered.
 */
final class ErasedOwners {

    private static final int REMEMBERED = 10_000;
    /** More events than a user has sessions. */
    private static final int LOOKED_AT = 200;

    private static final String ERASED =
            EventCatalogue.typeOf(UserEvent.Erased.class).name();

    private final EventLog log;
    private final Cache<UserId, Boolean> erased =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ErasedOwners(EventLog log) {
        this.log = log;
    }

    boolean contains(UserId owner) {
        if (erased.getIfPresent(owner) != null) {
            return true;
        }
        boolean found = lastCommits(owner).stream()
                .flatMap(commit -> commit.events().stream())
                .anyMatch(event -> event.type().name().equals(ERASED));
        if (found) {
            erased.put(owner, true);
        }
        return found;
    }

    private List<Commit> lastCommits(UserId owner) {
        return log.readOwner(owner, Math.max(1, log.lastSequence(owner) - LOOKED_AT), LOOKED_AT + 1);
    }
}

package app.taskflow.command.audit;

import app.taskflow.command.account.Accounts;
import app.taskflow.events.id.UserId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/** Whose data is shown to nobody any more: from a second after the erasure at the latest. */
final class ErasedOwners {

    private static final int REMEMBERED = 10_000;
    /** Long enough to ask once for all the events of one owner in a page. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final LoadingCache<UserId, Boolean> erased;

    ErasedOwners(Accounts accounts) {
        erased = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(TRUSTED)
                .build(accounts::isErased);
    }

    boolean contains(UserId owner) {
        return erased.get(owner);
    }
}

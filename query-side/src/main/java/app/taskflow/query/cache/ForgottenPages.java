package app.taskflow.query.cache;

import app.taskflow.events.id.UserId;
import app.taskflow.query.redis.RedisAwayException;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the kept answers of an erased user out of Redis. Nobody could ask for them any more, as no token of hers is
 * good, and within minutes they would go by themselves; but she was told that they are gone.
 */
public final class ForgottenPages {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPages.class);
    private static final int STEP = 1000;

    private final RedisLink redis;

    public ForgottenPages(RedisLink redis) {
        this.redis = redis;
    }

    /** Returns at once: to find the answers of one user all keys have to be looked at. */
    public void forget(UserId owner) {
        RedisSession session = redis.session();
        if (session != null) {
            Thread.startVirtualThread(() -> forget(owner, session));
        }
    }

    private static void forget(UserId owner, RedisSession session) {
        ScanArgs wanted = ScanArgs.Builder.matches(RedisAnswers.PREFIX + "*:" + owner + ":*")
                .limit(STEP);
        ScanCursor at = ScanCursor.INITIAL;
        try {
            while (!at.isFinished()) {
                KeyScanCursor<String> found = session.await(session.commands().scan(at, wanted));
                if (found == null) {
                    return;
                }
                if (!found.getKeys().isEmpty()) {
                    session.await(session.commands().unlink(found.getKeys().toArray(String[]::new)));
                }
                at = found;
            }
        } catch (RedisAwayException _) {
            LOG.info("kept answers of {} stay in Redis until they expire, in minutes", owner);
        }
    }
}

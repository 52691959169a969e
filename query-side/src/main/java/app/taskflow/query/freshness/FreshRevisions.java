package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemCode;
import java.time.Duration;
import java.util.OptionalLong;

/** The revision to answer a read from: as fresh as the client demands, or a refusal. */
public final class FreshRevisions {

    private static final String RETRY_SECONDS = "1";
    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Revisions revisions;
    private final Arrivals arrivals;

    public FreshRevisions(Revisions revisions, Arrivals arrivals) {
        this.revisions = revisions;
        this.arrivals = arrivals;
    }

    /**
     * A sequence up to which the owner's events are in the views.
     *
     * @throws app.taskflow.web.problem.ProblemException 503 if they do not come to what is demanded in time
     */
    public long of(UserId owner, Freshness demanded) {
        long revision = revisions.current(owner);
        return revision >= demanded.sequence() ? revision : awaited(owner, demanded);
    }

    /** Likewise, if this node knows one without asking or waiting. */
    public OptionalLong known(UserId owner, Freshness demanded) {
        OptionalLong revision = revisions.known(owner);
        return revision.isPresent() && revision.getAsLong() >= demanded.sequence() ? revision : OptionalLong.empty();
    }

    /**
     * Waits until the owner's revision has come to what an answer shows already: views are written a moment before
     * their sequence, and whoever asks next, perhaps something else, is not to be answered from before that. Gives up
     * soon, as then a projection has stopped in between.
     */
    public void settle(UserId owner, long shown) {
        if (revisions.current(owner) < shown) {
            var _ = arrivals.await(owner, shown, SETTLING);
        }
    }

    private long awaited(UserId owner, Freshness demanded) {
        return arrivals.await(owner, demanded.sequence(), demanded.patience())
                .orElseThrow(() -> ProblemCode.READ_MODEL_BEHIND.exception().withHeader("Retry-After", RETRY_SECONDS));
    }
}

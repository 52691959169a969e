package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Revisions that this node was told by Redis a moment ago, so that who reads often costs one question a second. What
 * projections tell in the meantime is heard, so that a revision here lags by the way of a message; where a message got
 * lost, by a second at the most, after which Redis is asked again. Who demands a later one is not answered from here at
 * all. Safe for use by many threads.
 */
final class NearRevisions {

    static final Duration KEPT = Duration.ofSeconds(1);

    private static final int OWNERS = 100_000;

    /**
     * @param source the session in which it was told: what is published while there is none is heard by nobody
     * @param told whether Redis has answered; until then only what was heard meanwhile is known
     */
    private record Known(Object source, long sequence, boolean told) {}

    private final Cache<UserId, Known> known;

    NearRevisions(Ticker ticker) {
        known = Caffeine.newBuilder()
                .maximumSize(OWNERS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /** @param source the present session */
    OptionalLong find(UserId owner, Object source) {
        Known found = known.getIfPresent(owner);
        return found != null && found.told() && found.source().equals(source)
                ? OptionalLong.of(found.sequence())
                : OptionalLong.empty();
    }

    /** To be called before Redis is asked, so that nothing that is said from now on is missed. */
    void asking(UserId owner, Object source) {
        known.asMap()
                .merge(
                        owner,
                        new Known(source, 0, false),
                        (before, asking) -> before.source().equals(source) ? before : asking);
    }

    /** Keeps what Redis has answered; a message that came meanwhile knows better. */
    void told(UserId owner, Object source, long sequence) {
        known.asMap()
                .computeIfPresent(
                        owner,
                        (_, before) -> before.source().equals(source)
                                ? new Known(source, Math.max(before.sequence(), sequence), true)
                                : before);
    }

    void reached(Map<UserId, Long> sequences) {
        sequences.forEach((owner, sequence) -> known.asMap()
                .computeIfPresent(
                        owner,
                        (_, before) -> before.sequence() < sequence
                                ? new Known(before.source(), sequence, before.told())
                                : before));
    }

    boolean isEmpty() {
        return known.asMap().isEmpty();
    }
}

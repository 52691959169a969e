package app.taskflow.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of a budget that this node holds. It takes one request's worth from the bucket at a time, or, while requests
 * come thick and fast, some in advance: then most of them are granted without asking anybody. What was taken is gone
 * from the bucket, so all nodes together never grant more than there is; and it is void when its window ends. The less
 * is left in the bucket, the less is taken in advance, so that hardly any is held by a node that does not need it.
 */
final class Allowance {

    private static final long MOST_IN_ADVANCE = 1_024;
    /** Of what the bucket has left, the part that a node may take in advance. */
    private static final long SHARE_IN_ADVANCE = 32;

    private static final long FAST_NANOS = 1_000_000_000;

    private @Nullable Buckets source;
    private long held;
    private long behind;
    private long resetAt;
    private long askedAt;
    private long batch = 1;

    /** @param buckets where the bucket is at present */
    synchronized Draw draw(Buckets buckets, Supplier<Bucket> bucket, long now) {
        boolean known = buckets.equals(source) && now - resetAt < 0;
        if (!known) {
            held = 0;
        }
        if (held == 0 && (!known || behind > 0)) {
            ask(bucket.get(), known, now);
            source = buckets;
        }
        if (held == 0) {
            return new Draw(Draw.Outcome.REFUSED, 0, Duration.ofNanos(resetAt - now));
        }
        held--;
        return new Draw(Draw.Outcome.GRANTED, held + behind, Duration.ofNanos(resetAt - now));
    }

    private void ask(Bucket bucket, boolean known, long now) {
        boolean fast = known && now - askedAt < FAST_NANOS;
        batch = fast ? Math.clamp(behind / SHARE_IN_ADVANCE, 1, Math.min(batch * 2, MOST_IN_ADVANCE)) : 1;
        ConsumptionProbe answer = bucket.tryConsumeAndReturnRemaining(batch);
        if (!answer.isConsumed() && batch > 1) {
            // Other nodes were faster than this one thought.
            batch = 1;
            answer = bucket.tryConsumeAndReturnRemaining(batch);
        }
        held = answer.isConsumed() ? batch : 0;
        behind = answer.getRemainingTokens();
        askedAt = now;
        resetAt = now + Math.max(1, answer.getNanosToWaitForReset());
    }
}

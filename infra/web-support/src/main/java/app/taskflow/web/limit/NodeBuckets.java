package app.taskflow.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;

/** The buckets of this node alone, while the shared ones cannot be reached: every node then allows all of a limit. */
final class NodeBuckets implements Buckets {

    private static final int REMEMBERED = 100_000;

    /** Longer than any window. */
    private static final Duration IDLE = Duration.ofHours(2);

    private final Cache<Budget, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(IDLE)
            .build();

    @Override
    public Bucket of(Budget budget, Limit limit) {
        return buckets.get(budget, _ -> full(limit));
    }

    private static Bucket full(Limit limit) {
        LocalBucketBuilder bucket = Bucket.builder();
        for (var bandwidth : limit.bucket().getBandwidths()) {
            bucket.addLimit(bandwidth);
        }
        return bucket.build();
    }
}

package app.taskflow.web.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A number of requests in a window. The first request begins the window; when it ends, all are there again. So the
 * number holds exactly, and what a client is told about its end comes true.
 */
record Limit(long requests, Duration window) {

    /** The value of the field {@code RateLimit-Policy}. */
    String policy(LimitClass kind) {
        return "\"" + kind.policy() + "\";q=" + requests + ";w=" + Math.max(1, window.toSeconds());
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, window))
                .build();
    }
}

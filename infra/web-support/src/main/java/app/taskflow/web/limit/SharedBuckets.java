package app.taskflow.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The buckets that all nodes share, in Redis. Connects when it is first asked. */
final class SharedBuckets implements Buckets {

    /** No request waits longer for being counted. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final byte[] NOBODYS = "tf:limit:nobody".getBytes(StandardCharsets.US_ASCII);

    private final LettuceConnectionFactory redis;
    private volatile @Nullable ProxyManager<byte[]> manager;

    SharedBuckets(LettuceConnectionFactory redis) {
        this.redis = redis;
    }

    @Override
    public Bucket of(Budget budget, Limit limit) {
        return manager().builder().build(budget.key(limit).getBytes(StandardCharsets.UTF_8), limit::bucket);
    }

    /** Asks Redis for something. */
    void ping() {
        manager().getProxyConfiguration(NOBODYS);
    }

    private ProxyManager<byte[]> manager() {
        ProxyManager<byte[]> known = manager;
        return known == null ? connect() : known;
    }

    private synchronized ProxyManager<byte[]> connect() {
        ProxyManager<byte[]> known = manager;
        if (known == null) {
            known = client().requestTimeout(PATIENCE)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                    .build();
            manager = known;
        }
        return known;
    }

    private LettuceBasedProxyManagerBuilder<byte[]> client() {
        return switch (redis.getRequiredNativeClient()) {
            case RedisClient single -> Bucket4jLettuce.casBasedBuilder(single);
            case RedisClusterClient cluster -> Bucket4jLettuce.casBasedBuilder(cluster);
            default -> throw new IllegalStateException("a client of Redis that nobody knows");
        };
    }
}

package app.taskflow.command.task.handling;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.net.URI;
import java.util.OptionalLong;
import java.util.UUID;
import javax.cache.CacheManager;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;

/** The tasks that a node remembers, so that a command need not read and fold their events. */
final class TaskCache implements AutoCloseable {

    private static final String NAME = "tasks";

    private final CacheManager manager;
    private final Cache cache;

    TaskCache(TaskHandlingProperties properties) {
        // A manager of its own, as two nodes in one process must not share what they remember.
        manager = new CaffeineCachingProvider()
                .getCacheManager(URI.create("urn:uuid:" + UUID.randomUUID()), TaskCache.class.getClassLoader());
        cache = new JCacheAdapter(manager.createCache(NAME, configuration(properties)));
    }

    private static CaffeineConfiguration<Object, Object> configuration(TaskHandlingProperties properties) {
        CaffeineConfiguration<Object, Object> configuration = new CaffeineConfiguration<>();
        // The states are immutable, a copy of each would be waste.
        configuration.setStoreByValue(false);
        configuration.setMaximumSize(OptionalLong.of(properties.cacheSize()));
        configuration.setExpireAfterAccess(
                OptionalLong.of(properties.cacheIdle().toNanos()));
        return configuration;
    }

    Cache cache() {
        return cache;
    }

    @Override
    public void close() {
        manager.close();
    }
}

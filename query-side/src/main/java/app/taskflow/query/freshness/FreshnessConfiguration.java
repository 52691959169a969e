package app.taskflow.query.freshness;

import app.taskflow.log.EventLog;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.store.Views;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FreshnessConfiguration {

    /** A cache that takes longer than this is slower than what it saves. */
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(500);

    @Bean
    Arrivals arrivals(Views views) {
        return new Arrivals(views.owners());
    }

    @Bean
    RedisLink redisLink(Environment environment, Views views, Arrivals arrivals) {
        return new RedisLink(
                RedisURI.create(environment.getRequiredProperty("spring.data.redis.url")),
                REDIS_PATIENCE,
                Map.of(new RevisionKeys(views.projection()).channel(), arrivals::reached));
    }

    @Bean
    Revisions revisions(RedisLink redis, Views views, EventLog log, Arrivals arrivals) {
        return new Revisions(redis, views.owners(), views.projection(), log.partitioning(), arrivals);
    }

    @Bean
    FreshRevisions freshRevisions(Revisions revisions, Arrivals arrivals) {
        return new FreshRevisions(revisions, arrivals);
    }
}

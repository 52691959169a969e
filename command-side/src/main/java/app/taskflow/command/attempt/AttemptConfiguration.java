package app.taskflow.command.attempt;

import app.taskflow.web.limit.LimitSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptSettings.class)
class AttemptConfiguration {

    @Bean
    PasswordAttempts passwordAttempts(StringRedisTemplate redis, AttemptSettings settings, LimitSettings limits) {
        Counters counters = new SafeCounters(
                new RedisCounters(redis), new NodeCounters(System::currentTimeMillis), System::nanoTime);
        return new PasswordAttempts(counters, settings, limits.factor());
    }
}

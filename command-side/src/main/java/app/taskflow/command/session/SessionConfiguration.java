package app.taskflow.command.session;

import app.taskflow.command.account.IdentityProperties;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

    @Bean
    Sessions sessions(
            MongoClient mongo,
            IdentityProperties identity,
            StringRedisTemplate redis,
            SessionProperties properties,
            ObjectProvider<Clock> clock) {
        return new Sessions(
                new SessionStore(identity.open(mongo)),
                new RefreshTokens(redis, properties.repeatWindow()),
                properties,
                clock.getIfAvailable(Clock::systemUTC));
    }
}

package app.taskflow.command.session;

import app.taskflow.command.account.IdentityProperties;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.web.session.EndedSessions;
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
            EndedSessions nodes,
            AccountJournal journal,
            SessionProperties properties,
            ObjectProvider<Clock> clock) {
        var store = new SessionStore(mongo.getDatabase(identity.database()));
        var tokens = new RefreshTokens(redis, properties.repeatWindow());
        return new Sessions(
                store,
                tokens,
                new EndOfSessions(store, tokens, nodes, journal),
                journal,
                properties,
                clock.getIfAvailable(Clock::systemUTC));
    }
}

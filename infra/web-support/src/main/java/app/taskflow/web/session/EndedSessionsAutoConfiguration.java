package app.taskflow.web.session;

import com.mongodb.client.MongoClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Has a service with MongoDB and Redis refuse the tokens of sessions that have ended. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({MongoClient.class, RedisConnectionFactory.class})
@EnableConfigurationProperties(EndedSessionSettings.class)
public class EndedSessionsAutoConfiguration {

    @Bean
    EndedSessions endedSessions(MongoClient mongo, RedisConnectionFactory redis, EndedSessionSettings settings) {
        return new EndedSessions(mongo.getDatabase(settings.database()), redis, settings);
    }
}

package app.taskflow.log.boot;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.EventLog;
import com.mongodb.client.MongoClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The log of the application's MongoDB. Both sides need it, and in one process they must share it: the writers of one
 * log queue behind each other, those of two race.
 */
@AutoConfiguration(afterName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnBean(MongoClient.class)
@EnableConfigurationProperties(EventLogSettings.class)
public class EventLogAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventLog eventLog(MongoClient client, EventLogSettings settings) {
        return EventLog.open(
                client.getDatabase(settings.database()), new Partitioning(settings.partitions()), settings.options());
    }
}

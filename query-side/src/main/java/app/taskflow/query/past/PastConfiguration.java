package app.taskflow.query.past;

import app.taskflow.log.EventLog;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.Views;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PastSettings.class)
class PastConfiguration {

    @Bean
    PastTasks pastTasks(EventLog log, TaskEvents events, Views views, PastSettings settings) {
        return new PastTasks(log, events, views, settings, Clock.systemUTC());
    }
}

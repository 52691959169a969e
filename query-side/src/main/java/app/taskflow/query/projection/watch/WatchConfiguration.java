package app.taskflow.query.projection.watch;

import app.taskflow.log.EventLog;
import app.taskflow.query.projection.KafkaAccess;
import app.taskflow.query.projection.ProjectionSettings;
import app.taskflow.query.store.Views;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean
    ProjectionLag projectionLag(Views views, EventLog log) {
        return new ProjectionLag(views.checkpoints(), log, Clock.systemUTC());
    }

    @Bean
    ProjectionHealth projectionHealthIndicator(ProjectionLag lag, ProjectionSettings settings) {
        return new ProjectionHealth(lag, settings.maxLag());
    }

    @Bean
    ProjectionMetrics projectionMetrics(ProjectionLag lag, Views views) {
        return new ProjectionMetrics(lag, views);
    }

    @Bean
    KafkaHealth projectionKafkaHealthIndicator(KafkaAccess kafka) {
        return new KafkaHealth(kafka);
    }
}

package app.taskflow.query.projection;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.log.EventLog;
import app.taskflow.query.cache.ForgottenPages;
import app.taskflow.query.freshness.Arrivals;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.projection.repair.DeadLetterDesk;
import app.taskflow.query.projection.repair.DeadLetterTopic;
import app.taskflow.query.projection.repair.OwnerCatchUp;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProjectionSettings.class, KafkaAccess.class})
class ProjectionConfiguration {

    @Bean
    RevisionPublisher revisionPublisher(RedisLink redis, Arrivals arrivals, Views views, ProjectionSettings settings) {
        return new RevisionPublisher(redis, arrivals, views.projection(), settings.term());
    }

    @Bean
    TaskEvents taskEvents() {
        return new TaskEvents(EventCodec.standard()::decode);
    }

    @Bean
    OwnerCatchUp ownerCatchUp(EventLog log, TaskEvents events, Views views) {
        return new OwnerCatchUp(log, events, views, Clock.systemUTC());
    }

    @Bean
    DeadLetterTopic deadLetterTopic(Views views, EventLog log, KafkaAccess kafka) {
        return new DeadLetterTopic(
                views.deadLetters(),
                log,
                views.projection(),
                () -> new KafkaProducer<>(
                        kafka.with(Map.of("acks", "all")), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Bean
    DeadLetterDesk deadLetterDesk(OwnerCatchUp catchUp, Views views, RevisionPublisher publisher) {
        return new DeadLetterDesk(catchUp, views, publisher, Clock.systemUTC());
    }

    @Bean(initMethod = "start")
    TasksProjection tasksProjection(
            Views views,
            EventLog log,
            KafkaAccess kafka,
            ProjectionSettings settings,
            RevisionPublisher publisher,
            TaskEvents events,
            OwnerCatchUp catchUp,
            DeadLetterTopic deadLetters,
            RedisLink redis) {
        return new TasksProjection(
                views, log, kafka, settings, publisher, events, catchUp, deadLetters, new ForgottenPages(redis));
    }
}

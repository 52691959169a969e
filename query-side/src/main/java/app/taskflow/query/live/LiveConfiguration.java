package app.taskflow.query.live;

import app.taskflow.log.EventLog;
import app.taskflow.query.freshness.Arrivals;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.store.Views;
import app.taskflow.web.auth.SessionCheck;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean
    LiveStreams liveStreams(
            LiveSettings settings,
            Arrivals arrivals,
            Views views,
            EventLog log,
            TaskEvents events,
            RedisLink redis,
            ObjectProvider<SessionCheck> sessions) {
        return new LiveStreams(
                settings,
                arrivals,
                views.owners(),
                new LiveLog(log, events, views.tasks()),
                new StreamSlots(redis, settings.perUser(), settings.heartbeat()),
                sessions.orderedStream().toList(),
                Clock.systemUTC());
    }
}

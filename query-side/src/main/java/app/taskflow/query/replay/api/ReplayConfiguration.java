package app.taskflow.query.replay.api;

import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Views;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    ReplayDesk replayDesk(ReplayTable replays, Views views) {
        return new ReplayDesk(replays, views, Clock.systemUTC());
    }
}

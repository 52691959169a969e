package app.taskflow.command.repetition;

import app.taskflow.log.EventLog;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RepetitionConfiguration {

    @Bean
    LoggedKeys loggedKeys(EventLog log, ObjectProvider<Clock> clock) {
        return new LoggedKeys(log, clock.getIfAvailable(Clock::systemUTC));
    }
}

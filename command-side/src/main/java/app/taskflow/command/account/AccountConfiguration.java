package app.taskflow.command.account;

import app.taskflow.log.EventLog;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class AccountConfiguration {

    @Bean
    Accounts accounts(MongoClient mongo, IdentityProperties properties, EventLog log, ObjectProvider<Clock> clock) {
        return new Accounts(properties.open(mongo), log, clock.getIfAvailable(Clock::systemUTC));
    }
}

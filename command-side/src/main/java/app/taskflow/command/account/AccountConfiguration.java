package app.taskflow.command.account;

import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.FailedSignIns;
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
    AccountStore accountStore(MongoClient mongo, IdentityProperties properties) {
        return new AccountStore(properties.open(mongo));
    }

    @Bean
    Accounts accounts(AccountStore store, EventLog log, ObjectProvider<Clock> clock) {
        return new Accounts(store, log, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AccountJournal accountJournal(AccountStore store, EventLog log) {
        return new AccountJournal(log, store);
    }

    @Bean
    FailedSignIns failedSignIns(AccountJournal journal, ObjectProvider<Clock> clock) {
        return new FailedSignIns(journal, clock.getIfAvailable(Clock::systemUTC));
    }
}

package app.taskflow.command.account.change;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

    /** Longer than a call takes that is not cut short. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Settlement settlement(Accounts accounts, Sessions sessions, AccountJournal journal) {
        return new Settlement(accounts, sessions, journal);
    }

    @Bean
    AccountChanges accountChanges(
            Accounts accounts, AccountJournal journal, Settlement settlement, ObjectProvider<Clock> clock) {
        return new AccountChanges(accounts, journal, settlement, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SettlementSweep settlementSweep(
            Accounts accounts, Sessions sessions, Settlement settlement, ObjectProvider<Clock> clock) {
        return new SettlementSweep(accounts, sessions, settlement, clock.getIfAvailable(Clock::systemUTC), PATIENCE);
    }
}

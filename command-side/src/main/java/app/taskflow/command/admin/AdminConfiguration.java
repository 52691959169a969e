package app.taskflow.command.admin;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.profile.Profiles;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstAdminProperties.class)
class AdminConfiguration {

    @Bean
    UserAdministration userAdministration(
            Accounts accounts,
            AccountChanges changes,
            Profiles profiles,
            AccountJournal journal,
            ObjectProvider<Clock> clock) {
        return new UserAdministration(accounts, changes, profiles, journal, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    FirstAdmin firstAdmin(
            FirstAdminProperties properties,
            Accounts accounts,
            AccountChanges changes,
            PasswordHasher hasher,
            PasswordPolicy policy) {
        return new FirstAdmin(properties, accounts, changes, hasher, policy);
    }
}

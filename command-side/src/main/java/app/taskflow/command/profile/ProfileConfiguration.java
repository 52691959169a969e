package app.taskflow.command.profile;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.change.AccountChanges;
import app.taskflow.command.account.journal.FailedSignIns;
import app.taskflow.command.attempt.PasswordAttempts;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    Profiles profiles(Accounts accounts, StringRedisTemplate redis) {
        return new Profiles(accounts, new ProfileCache(redis));
    }

    @Bean
    ProfileCalls profileCalls(
            Profiles profiles,
            Accounts accounts,
            AccountChanges changes,
            PasswordHasher hasher,
            PasswordPolicy policy,
            PasswordAttempts attempts,
            FailedSignIns failures) {
        var passwords = new CurrentPassword(accounts, hasher, attempts, failures);
        return new ProfileCalls(profiles, accounts, changes, passwords, hasher, policy);
    }
}

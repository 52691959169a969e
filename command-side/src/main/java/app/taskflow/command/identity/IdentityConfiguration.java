package app.taskflow.command.identity;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.keys.AccessTokens;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.session.Sessions;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.problem.ProblemMapping;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    TokenCookies tokenCookies(CookiePolicy policy, ObjectProvider<Clock> clock) {
        return new TokenCookies(policy, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SignIn signIn(
            Accounts accounts,
            Sessions sessions,
            PasswordHasher hasher,
            PasswordPolicy policy,
            AccessTokens accessTokens) {
        return new SignIn(accounts, sessions, hasher, policy, accessTokens);
    }

    @Bean
    SignOut signOut(Sessions sessions, TokenCookies cookies) {
        return new SignOut(sessions, cookies);
    }

    @Bean
    ProblemMapping identityFailures() {
        return new IdentityFailures();
    }
}

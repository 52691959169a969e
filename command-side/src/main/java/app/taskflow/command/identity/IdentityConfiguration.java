package app.taskflow.command.identity;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.account.change.Settlement;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.FailedSignIns;
import app.taskflow.command.attempt.PasswordAttempts;
import app.taskflow.command.keys.AccessTokens;
import app.taskflow.command.password.PasswordHasher;
import app.taskflow.command.password.PasswordPolicy;
import app.taskflow.command.session.Sessions;
import app.taskflow.web.auth.PastTokens;
import app.taskflow.web.auth.TokenVerifier;
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
    SessionBeginnings sessionBeginnings(
            Accounts accounts, Sessions sessions, AccountJournal journal, AccessTokens accessTokens) {
        return new SessionBeginnings(accounts, sessions, journal, accessTokens);
    }

    @Bean
    SignIn signIn(
            Accounts accounts,
            PasswordHasher hasher,
            PasswordPolicy policy,
            PasswordAttempts attempts,
            SessionBeginnings beginnings,
            FailedSignIns failures) {
        return new SignIn(accounts, hasher, policy, attempts, beginnings, failures);
    }

    @Bean
    Refresh refresh(Accounts accounts, Sessions sessions, Settlement settlement, SessionBeginnings beginnings) {
        return new Refresh(accounts, sessions, settlement, beginnings);
    }

    @Bean
    SignOut signOut(Sessions sessions, TokenCookies cookies, TokenVerifier verifier, CookiePolicy policy) {
        return new SignOut(sessions, cookies, new PastTokens(verifier, policy));
    }

    @Bean
    ProblemMapping identityFailures() {
        return new IdentityFailures();
    }
}

package app.taskflow.web.auth;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.browser.Origins;
import app.taskflow.web.request.FilterOrder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that find out who is calling. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
public class AuthConfiguration {

    /** The keys of an issuer in another process; the issuing side brings its own bean. */
    @Bean
    @ConditionalOnMissingBean(VerificationKeys.class)
    RemoteKeys remoteKeys(TokenSettings settings) {
        return new RemoteKeys(settings);
    }

    @Bean
    TokenVerifier tokenVerifier(
            TokenSettings settings,
            VerificationKeys keys,
            ObjectProvider<SessionCheck> checks,
            ObjectProvider<Clock> clock) {
        return new TokenVerifier(
                settings, keys, checks.orderedStream().toList(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    FilterRegistrationBean<AuthenticationFilter> authenticationFilter(TokenVerifier verifier, CookiePolicy cookies) {
        return ordered(new AuthenticationFilter(verifier, cookies), FilterOrder.AUTHENTICATION);
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(CookiePolicy cookies, Origins origins, ProblemWriter problems) {
        return ordered(new AccessFilter(cookies, origins, problems), FilterOrder.ACCESS);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}

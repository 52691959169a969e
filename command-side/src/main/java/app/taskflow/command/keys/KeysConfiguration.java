package app.taskflow.command.keys;

import app.taskflow.web.auth.TokenSettings;
import app.taskflow.web.start.MisconfiguredException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    private static final String SETTING = "TASKFLOW_KEYS_DIRECTORY";

    /** @throws MisconfiguredException if there is no key, or none that is good enough for where the service runs */
    @Bean
    KeyRing keyRing(KeysProperties properties, ObjectProvider<Clock> clock, Environment environment) {
        KeyRing ring = open(properties, clock.getIfAvailable(Clock::systemUTC));
        if (ring.hasDevelopmentKey() && environment.acceptsProfiles(Profiles.of("production"))) {
            ring.close();
            throw new MisconfiguredException(
                    SETTING, "there is a key that was made for development in %s".formatted(properties.directory()));
        }
        return ring;
    }

    private static KeyRing open(KeysProperties properties, Clock clock) {
        try {
            return new KeyRing(new KeySource(properties), clock);
        } catch (UnusableKeyException e) {
            throw new MisconfiguredException(SETTING, String.valueOf(e.getMessage()));
        }
    }

    @Bean
    AccessTokens accessTokens(KeyRing keys, TokenSettings settings, ObjectProvider<Clock> clock) {
        return new AccessTokens(keys, settings, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    StatementSigner statementSigner(KeyRing keys) {
        return new StatementSigner(keys);
    }
}

package app.taskflow.command.keys;

import app.taskflow.web.auth.TokenSettings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    @Bean
    KeyRing keyRing(KeysProperties properties, ObjectProvider<Clock> clock) {
        return new KeyRing(new KeySource(properties), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AccessTokens accessTokens(KeyRing keys, TokenSettings settings, ObjectProvider<Clock> clock) {
        return new AccessTokens(keys, settings, clock.getIfAvailable(Clock::systemUTC));
    }
}

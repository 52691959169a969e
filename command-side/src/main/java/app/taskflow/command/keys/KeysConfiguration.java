package app.taskflow.command.keys;

import app.taskflow.web.auth.TokenSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    @Bean
    KeyRing keyRing(KeysProperties properties, Clock clock) {
        return new KeyRing(new KeySource(properties), clock);
    }

    @Bean
    AccessTokens accessTokens(KeyRing keys, TokenSettings settings, Clock clock) {
        return new AccessTokens(keys, settings, clock);
    }
}

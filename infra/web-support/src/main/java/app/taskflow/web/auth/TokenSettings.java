package app.taskflow.web.auth;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What access tokens are checked against.
 *
 * @param issuer the {@code iss} they must have
 * @param audience the {@code aud} they must have
 * @param jwksUri where to read the issuer's keys if they are not in this process
 */
@ConfigurationProperties("taskflow.tokens")
public record TokenSettings(
        @DefaultValue("https://taskflow.app") String issuer,
        @DefaultValue("taskflow-api") String audience,
        @Nullable URI jwksUri) {}

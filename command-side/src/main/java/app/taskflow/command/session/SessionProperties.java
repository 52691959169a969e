package app.taskflow.command.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param lifetime from sign-in to the end, however often the session is refreshed
 * @param repeatWindow for how long a spent refresh token is answered with the same successor
 */
@ConfigurationProperties("taskflow.sessions")
public record SessionProperties(
        @DefaultValue("7d") Duration lifetime,
        @DefaultValue("10s") Duration repeatWindow) {}

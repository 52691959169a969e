package app.taskflow.web.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes learn of sessions that have ended.
 *
 * @param database of MongoDB, that of accounts and sessions
 * @param poll how often a node looks into MongoDB, for what Redis has not told it
 * @param blindLimit how long a node that cannot look goes on believing tokens; after that it refuses all of them with
 *     503. Longer than the election of a primary takes, during which nobody can end a session either.
 */
@ConfigurationProperties("taskflow.ended-sessions")
public record EndedSessionSettings(
        @DefaultValue("taskflow_identity") String database,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("15s") Duration blindLimit) {}

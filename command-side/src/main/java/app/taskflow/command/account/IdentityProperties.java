package app.taskflow.command.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accounts and sessions are kept.
 *
 * @param database of MongoDB, apart from the log and the views
 */
@ConfigurationProperties("taskflow.identity")
public record IdentityProperties(
        @DefaultValue("taskflow_identity") String database) {}

package app.taskflow.query.replay.upkeep;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views are watched.
 *
 * @param ownersPerMinute how many owners' views are compared with the log in a minute, over all nodes; 0 for none
 */
@ConfigurationProperties("taskflow.query.drift")
record DriftSettings(@DefaultValue("60") int ownersPerMinute) {}

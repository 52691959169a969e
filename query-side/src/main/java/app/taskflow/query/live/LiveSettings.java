package app.taskflow.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What streams may cost.
 *
 * @param heartbeat after how long a silent stream says that it is alive
 * @param perUser how many streams a user may have, over all nodes
 * @param longestReplay how many events behind a client may be and still get all of them
 */
@ConfigurationProperties("taskflow.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5") int perUser,
        @DefaultValue("10000") long longestReplay) {}

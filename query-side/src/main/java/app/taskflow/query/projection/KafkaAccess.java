package app.taskflow.query.projection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is and how to speak to it.
 *
 * @param member this process's name among Kafka's consumers, if it has one that is the same after a restart and that no
 *     other process can have at the same time; Kafka then gives it its share of the work back at once, where it would
 *     else wait until it gives up the one that was killed
 * @param properties further settings of Kafka's clients, such as those of TLS and SASL
 */
@ConfigurationProperties("taskflow.kafka")
public record KafkaAccess(
        String bootstrapServers,
        @Nullable String member,
        @DefaultValue Map<String, String> properties) {

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /** Our own settings over those of the operator: what correctness rests on is not for configuration. */
    public Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers);
        all.putAll(own);
        return all;
    }
}

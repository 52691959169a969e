package app.taskflow.command.account;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accounts and sessions are kept.
 *
 * @param database of MongoDB, apart from the log and the views
 * @param timeout after which any operation on it fails: a MongoDB that is silent must not keep a request waiting
 */
@ConfigurationProperties("taskflow.identity")
public record IdentityProperties(
        @DefaultValue("taskflow_identity") String database,
        @DefaultValue("2s") Duration timeout) {

    public MongoDatabase open(MongoClient client) {
        return client.getDatabase(database).withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}

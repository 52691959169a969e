package app.taskflow.query.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens the database of the views the way everything here relies on. */
public final class ViewsDatabase {

    private ViewsDatabase() {}

    /**
     * The database by name; writes are on a majority of the servers when they are acknowledged.
     *
     * @param timeout after which any operation fails, finding a server included
     */
    public static MongoDatabase open(MongoClient client, String name, Duration timeout) {
        return client.getDatabase(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}

package app.taskflow.query;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees what is asked of the views of tasks. */
public final class StoreWatch implements CommandListener {

    private static final String VIEWS = "tasks_v1";

    private final List<BsonDocument> queries = new CopyOnWriteArrayList<>();

    /** Has a node of the query side carry one. */
    @Configuration(proxyBeanMethods = false)
    static class OnNode {

        @Bean
        StoreWatch storeWatch() {
            return new StoreWatch();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer watched(StoreWatch watch) {
            return settings -> settings.addCommandListener(watch);
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        if (event.getCommandName().equals("find")
                && command.getString("find").getValue().equals(VIEWS)) {
            // A copy that can be kept and changed; the event's own is neither.
            BsonDocument copy = new BsonDocument();
            command.clone().forEach(copy::put);
            queries.add(copy);
        }
    }

    /** The queries since the last call. */
    public List<BsonDocument> take() {
        List<BsonDocument> taken = List.copyOf(queries);
        queries.clear();
        return taken;
    }
}

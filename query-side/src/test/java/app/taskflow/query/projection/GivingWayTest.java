package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskStore;
import app.taskflow.web.background.Background;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Views that can wait are written so that the database can let others go first. */
class GivingWayTest implements CommandListener {

    private final Queue<String> comments = new ConcurrentLinkedQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("update")) {
            comments.add(event.getCommand()
                    .getString("comment", new BsonString("none"))
                    .getValue());
        }
    }

    private FoldedBatch folded(TaskStore store) {
        UserId owner = TestLog.newOwner();
        Batch batch = new Batch();
        batch.add(TestLog.commit(owner, Instant.now(), TestLog.event(TestLog.newTask(), 0, TestLog.created("One")))
                .published());
        return new BatchFolding(TestNode.PLAIN, store).fold(batch, Set.of(), null);
    }

    @Test
    void what_is_written_in_the_background_says_so_and_nothing_else_does() {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(this)
                .build();
        try (MongoClient client = MongoClients.create(settings);
                Applier applier =
                        new Applier(List.of(batch -> batch.store().write(batch.documents())), "writer", () -> {})) {
            TaskStore store = new TaskStore(client.getDatabase("test_" + UUID.randomUUID()), ProjectionId.TASKS);
            applier.apply(folded(store), false);
            applier.apply(folded(store), true);
            applier.settle();
        }
        assertThat(comments).containsExactly("none", Background.COMMENT);
    }
}

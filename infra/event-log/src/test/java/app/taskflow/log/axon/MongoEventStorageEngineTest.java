package app.taskflow.log.axon;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.Drafts;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.TestMongo;
import com.mongodb.client.MongoDatabase;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of event storage engines that read in batches. One partition, as they expect one order of all events. */
class MongoEventStorageEngineTest
        extends BatchingEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {

    private final MongoDatabase database = TestMongo.newDatabase();
    private final EventLog log = EventLog.open(database, new Partitioning(1), LogOptions.DEFAULT);

    @BeforeEach
    void setUp() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        log.close();
        database.drop();
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        Serializer serializer = Jackson3Serializer.builder().build();
        MongoEventStorageEngine.Builder builder =
                MongoEventStorageEngine.builder(log, database).defaultOwner(Drafts.owner());
        builder.eventSerializer(serializer).snapshotSerializer(serializer);
        return customization.apply(builder).build();
    }
}

package app.taskflow.command.imports.api;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestServers;
import app.taskflow.events.wire.Topics;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** An import that nothing can be done with, however often it is tried. */
class UnreadableImportTest {

    private final String store = TestServers.newDatabase();

    @Test
    void an_import_that_cannot_be_worked_on_holds_up_no_other() throws Exception {
        try (RunningCommandSide side = RunningCommandSide.start(Map.of("taskflow.imports.store.database", store));
                MongoClient mongo = MongoClients.create(TestServers.mongoUri())) {
            Importer alice = Importer.of(side);
            String broken = alice.accepted("", "title\nA\n");
            alice.awaitEnd(broken);
            mongo.getDatabase(store)
                    .getCollection("imports")
                    .updateOne(eq("_id", broken), set("json", "nobody can read this"));
            sendTurn(alice, broken);

            String next = alice.accepted("", "title\nB\n");

            assertThat(alice.awaitEnd(next).path("created").asLong()).isEqualTo(1);
            assertThat(alice.json("/imports").path("items"))
                    .extracting(found -> found.path("id").asString())
                    .containsExactly(next);
        }
    }

    /** Its turn, which comes before all of the owner's that are sent later: they are on one partition. */
    private static void sendTurn(Importer alice, String id) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.IMPORTS, alice.user().toString(), "{\"importId\":\"%s\",\"turn\":9}".formatted(id)))
                    .get();
        }
    }
}

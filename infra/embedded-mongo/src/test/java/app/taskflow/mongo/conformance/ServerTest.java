package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drivers and health checks ask, and the options that every command may carry. */
@ExtendWith(Server.class)
class ServerTest {

    @Test
    void a_server_says_what_it_is(MongoClient client) {
        MongoDatabase admin = client.getDatabase("admin");
        Document hello = admin.runCommand(new Document("hello", 1));
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
        assertThat(hello.getInteger("maxBsonObjectSize")).isEqualTo(16 << 20);
        assertThat(hello.get("ok", Number.class).intValue()).isEqualTo(1);
        assertThat(admin.runCommand(new Document("ping", 1))).containsKey("ok");
        assertThat(admin.runCommand(new Document("buildInfo", 1)).getString("version"))
                .matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(admin.runCommand(new Document("isMaster", 1))).containsKey("maxWireVersion");
    }

    @Test
    void concerns_and_timeouts_are_understood(MongoDatabase database) {
        MongoCollection<Document> collection = Server.fresh(database)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withTimeout(30, TimeUnit.SECONDS);
        collection.createIndex(Indexes.ascending("a"));
        collection.insertMany(List.of(new Document("a", 1), new Document("a", 2)));
        collection.updateOne(Filters.eq("a", 1), new Document("$set", new Document("a", 3)));
        assertThat(collection.find().sort(new Document("a", -1)).limit(1).first())
                .containsEntry("a", 3);
        assertThat(collection.countDocuments()).isEqualTo(2);
        assertThat(collection.deleteMany(new Document()).getDeletedCount()).isEqualTo(2);
        assertThat(Server.fresh(database)
                        .withReadConcern(ReadConcern.LOCAL)
                        .find()
                        .comment("why")
                        .first())
                .isNull();
    }

    @Test
    void an_unacknowledged_write_is_done_all_the_same(MongoCollection<Document> collection) {
        collection.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", 1));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (collection.countDocuments() == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(collection.countDocuments()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {nonsense: 1}                      | 59
            {find: 1}                          | 73
            {find: ''}                         | 73
            {insert: 'c', documents: []}       | 16
            {insert: 'c'}                      | 40414
            {find: 'c', nonsense: 1}           | 40415
            {find: 'c', limit: -1}             | 51024
            {getMore: NumberLong(12345), collection: 'c'} | 43
            {dropIndexes: 'nowhere', index: 'a'} | 26
            """)
    void a_command_that_makes_no_sense_is_refused(String command, int code, MongoDatabase database) {
        assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }

    @Test
    void collections_and_databases_are_listed_and_dropped(MongoClient client, MongoDatabase database) {
        MongoDatabase own = client.getDatabase(database.getName() + "_b");
        own.getCollection("one").insertOne(new Document());
        own.createCollection("two");
        assertThat(own.listCollectionNames()).containsExactlyInAnyOrder("one", "two");
        assertThat(client.listDatabaseNames()).contains(own.getName());
        assertThatThrownBy(() -> own.createCollection("two"))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(48));
        own.getCollection("one").drop();
        own.getCollection("one").drop();
        assertThat(own.listCollectionNames()).containsExactly("two");
        own.drop();
        assertThat(own.listCollectionNames()).isEmpty();
    }

    /** The embedded server looks every two seconds, a real one every minute. */
    @Test
    void what_has_expired_is_removed(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        collection.insertMany(List.of(
                new Document("_id", "old").append("at", Date.from(Instant.now().minusSeconds(5))),
                new Document("_id", "later")
                        .append("at", Date.from(Instant.now().plusSeconds(3_600))),
                new Document("_id", "no date").append("at", "1999"),
                new Document("_id", "none")));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (collection.countDocuments(Filters.eq("_id", "old")) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(collection.find().map(document -> document.getString("_id")))
                .containsExactlyInAnyOrder("later", "no date", "none");
    }
}

package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    @TempDir
    Path data;

    @Test
    void a_data_directory_serves_one_server_at_a_time() {
        try (EmbeddedMongo first = EmbeddedMongo.start(EmbeddedMongo.Options.in(data))) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedMongo.start(EmbeddedMongo.Options.in(data)))
                    .isInstanceOf(EmbeddedMongoException.DataDirectoryInUse.class);
        }
    }

    @Test
    void indexes_of_the_log_refuse_what_they_must() {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data));
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> log = client.getDatabase("t").getCollection("log");
            log.createIndex(Indexes.ascending("events.a", "events.s"), new IndexOptions().unique(true));
            log.createIndex(
                    Indexes.ascending("owner", "key.k"),
                    new IndexOptions().unique(true).partialFilterExpression(Filters.exists("key")));
            log.insertOne(commit(1, "o", null, "a", 0, "a", 1, "b", 0));
            log.insertOne(commit(2, "o", "k1", "b", 1));
            log.insertOne(commit(3, "p", "k1", "b", 2));
            assertThatThrownBy(() -> log.insertOne(commit(4, "o", null, "c", 0, "a", 1)))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCode()).isEqualTo(11000))
                    .hasMessageContaining("events.a_1_events.s_1");
            assertThatThrownBy(() -> log.insertOne(commit(4, "o", "k1", "d", 0)))
                    .hasMessageContaining("owner_1_key.k_1");
            assertThatThrownBy(() -> log.insertMany(List.of(commit(4, "o", null, "e", 0), commit(1, "o", null))))
                    .isInstanceOfSatisfying(
                            MongoBulkWriteException.class,
                            e -> assertThat(e.getWriteResult().getInsertedCount())
                                    .isEqualTo(1));
            assertThat(log.countDocuments()).isEqualTo(4);
        }
    }

    @Test
    void a_guarded_replace_of_an_older_version_is_a_duplicate_key() {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data));
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> views = client.getDatabase("t").getCollection("views");
            assertThat(replace(views, 1).getUpserts()).hasSize(1);
            assertThat(replace(views, 3).getModifiedCount()).isEqualTo(1);
            assertThatThrownBy(() -> replace(views, 2))
                    .isInstanceOfSatisfying(
                            MongoBulkWriteException.class,
                            e -> assertThat(e.getWriteErrors().getFirst().getCode())
                                    .isEqualTo(11000));
            assertThat(views.find().first()).containsEntry("v", 3);
        }
    }

    private static com.mongodb.bulk.BulkWriteResult replace(MongoCollection<Document> views, int version) {
        return views.bulkWrite(
                List.of(new ReplaceOneModel<>(
                        Filters.and(Filters.eq("_id", "x"), Filters.lt("v", version)),
                        new Document("_id", "x").append("v", version),
                        new ReplaceOptions().upsert(true))),
                new BulkWriteOptions().ordered(false));
    }

    private static Document commit(long id, String owner, @Nullable String key, Object... events) {
        Document commit = new Document("_id", id).append("owner", owner);
        if (key != null) {
            commit.append("key", new Document("k", key));
        }
        List<Document> list = new java.util.ArrayList<>();
        for (int i = 0; i < events.length; i += 2) {
            list.add(new Document("a", events[i]).append("s", events[i + 1]));
        }
        return commit.append("events", list);
    }
}

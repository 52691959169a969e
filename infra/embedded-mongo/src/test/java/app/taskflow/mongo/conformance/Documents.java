package app.taskflow.mongo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** The same documents without any index and with several, so that a filter is answered by a scan and by indexes. */
final class Documents {

    private static final JsonWriterSettings EXTENDED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoCollection<Document> bare;
    private final List<MongoCollection<Document>> indexed = new ArrayList<>();

    /** @param documents an array of documents with text as their ids */
    Documents(MongoDatabase database, String documents, String... indexes) {
        List<RawBsonDocument> all = BsonArray.parse(documents).stream()
                .map(value -> RawBsonDocument.parse(value.asDocument().toJson(EXTENDED)))
                .toList();
        bare = Server.fresh(database);
        bare.withDocumentClass(RawBsonDocument.class).insertMany(all);
        for (String index : indexes) {
            MongoCollection<Document> collection = Server.fresh(database);
            collection.createIndex(Document.parse(index));
            collection.withDocumentClass(RawBsonDocument.class).insertMany(all);
            indexed.add(collection);
        }
    }

    /** Checks that the filter finds the documents with these ids, whichever way it is answered. */
    void assertFinds(String filter, String ids) {
        String expected = ids == null ? "" : String.join(" ", new TreeSet<>(List.of(ids.split(" "))));
        assertThat(found(bare, filter)).as("%s by a scan", filter).isEqualTo(expected);
        for (MongoCollection<Document> collection : indexed) {
            assertThat(found(collection, filter))
                    .as("%s with indexes %s", filter, collection.listIndexes().into(new ArrayList<>()))
                    .isEqualTo(expected);
            assertThat(collection.countDocuments(Document.parse(filter)))
                    .as("count of %s", filter)
                    .isEqualTo(expected.isEmpty() ? 0 : expected.split(" ").length);
        }
    }

    /** The ids in the order in which a sort gives them, ties by id. */
    List<String> sorted(String sort) {
        List<String> ids = new ArrayList<>();
        bare.find().sort(Document.parse(sort)).forEach(found -> ids.add(found.getString("_id")));
        for (MongoCollection<Document> collection : indexed) {
            List<String> others = new ArrayList<>();
            collection.find().sort(Document.parse(sort)).forEach(found -> others.add(found.getString("_id")));
            assertThat(others).as(sort).isEqualTo(ids);
        }
        return ids;
    }

    private static String found(MongoCollection<Document> collection, String filter) {
        TreeSet<String> ids = new TreeSet<>();
        collection.find(Document.parse(filter)).forEach(found -> ids.add(found.getString("_id")));
        return String.join(" ", ids);
    }
}

package app.taskflow.query.replay.upkeep;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import app.taskflow.query.check.OwnerWalk;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.Uuids;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.UUID;
import org.bson.BsonDocument;

/** Whose views were compared last, so that a restart does not begin the round anew. */
final class DriftPlace {

    private static final String AFTER = "after";
    private static final String ONLY = "round";

    private final MongoCollection<BsonDocument> place;

    DriftPlace(MongoDatabase database, ProjectionId projection) {
        place = database.getCollection(projection.bookkeeping("drift"), BsonDocument.class);
    }

    UUID read() {
        BsonDocument found = place.find(eq("_id", ONLY)).first();
        return found == null ? OwnerWalk.START : found.getBinary(AFTER).asUuid();
    }

    void write(UUID owner) {
        place.updateOne(eq("_id", ONLY), set(AFTER, Uuids.bson(owner)), new UpdateOptions().upsert(true));
    }
}

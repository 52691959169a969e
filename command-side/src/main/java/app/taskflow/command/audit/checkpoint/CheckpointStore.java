package app.taskflow.command.audit.checkpoint;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import app.taskflow.log.MongoErrors;
import app.taskflow.log.proof.Checkpoint;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import tools.jackson.databind.json.JsonMapper;

/** The checkpoints in MongoDB, beside the log. Of several nodes that store one with the same id, one succeeds. */
final class CheckpointStore {

    private static final String COLLECTION = "checkpoints";
    private static final String ID = "_id";
    private static final String JSON = "json";
    private static final String PUBLISHED = "published";

    private final MongoCollection<Document> checkpoints;
    private final JsonMapper mapper;

    CheckpointStore(MongoDatabase database, JsonMapper mapper) {
        this.checkpoints = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.mapper = mapper;
    }

    /** @return false if there is one of that id */
    boolean add(Checkpoint checkpoint) {
        try {
            checkpoints.insertOne(
                    new Document(ID, checkpoint.id()).append(JSON, mapper.writeValueAsString(checkpoint)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    Optional<Checkpoint> last() {
        return list(new Document(), descending(ID), 1).stream().findFirst();
    }

    /** Older than {@code before}, newest first. */
    List<Checkpoint> newest(long before, int limit) {
        return list(lt(ID, before), descending(ID), limit);
    }

    /** Younger than {@code after}, oldest first. */
    List<Checkpoint> after(long after, int limit) {
        return list(gt(ID, after), ascending(ID), limit);
    }

    List<Checkpoint> unpublished(int limit) {
        return list(eq(PUBLISHED, null), ascending(ID), limit);
    }

    void published(long id) {
        MongoErrors.reading(
                () -> checkpoints.updateOne(eq(ID, id), new Document("$set", new Document(PUBLISHED, true))));
    }

    private List<Checkpoint> list(Bson filter, Bson order, int limit) {
        return MongoErrors.reading(() -> checkpoints
                .find(filter)
                .sort(order)
                .limit(limit)
                .map(document -> mapper.readValue(document.getString(JSON), Checkpoint.class))
                .into(new ArrayList<>()));
    }
}

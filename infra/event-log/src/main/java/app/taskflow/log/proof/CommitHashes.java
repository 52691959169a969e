package app.taskflow.log.proof;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import app.taskflow.events.wire.Position;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.MongoErrors;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** The hashes of commits as they stand in the log, without the commits. */
final class CommitHashes {

    private final MongoCollection<BsonDocument> commits;

    CommitHashes(MongoDatabase database) {
        commits = database.getCollection(CommitCodec.COLLECTION, BsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** Those of the commits {@code afterN + 1} to {@code afterN + count}, as many of them as there are. */
    List<byte[]> read(int partition, long afterN, int count) {
        return MongoErrors.reading(() -> commits.find(and(
                        gt(CommitCodec.ID, new Position(partition, afterN).value()),
                        lte(CommitCodec.ID, new Position(partition, afterN + count).value())))
                .projection(include(CommitCodec.HASH))
                .sort(ascending(CommitCodec.ID))
                .map(document -> document.getBinary(CommitCodec.HASH).getData())
                .into(new ArrayList<>()));
    }
}

package app.taskflow.log.verify;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.MongoErrors;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonBinary;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The documents of the log as they are, without the belief that they are commits. */
final class StoredCommits {

    private static final int BATCH = 500;

    private final MongoCollection<RawBsonDocument> documents;

    StoredCommits(MongoDatabase database) {
        documents = database.getCollection(CommitCodec.COLLECTION, RawBsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** Reads a partition in the order of its positions. */
    <T> T read(int partition, Function<Iterator<StoredCommit>, T> reader) {
        Bson range = and(
                gte(CommitCodec.ID, new Position(partition, 0).value()),
                lt(CommitCodec.ID, new Position(partition + 1, 0).value()));
        return MongoErrors.reading(() -> {
            try (MongoCursor<StoredCommit> cursor = documents
                    .find(range)
                    .sort(ascending(CommitCodec.ID))
                    .batchSize(BATCH)
                    .map(StoredCommit::of)
                    .cursor()) {
                return reader.apply(cursor);
            }
        });
    }

    /** A document that no reader of a partition would find, but a reader of an owner or an aggregate would. */
    Optional<Problem> stray(Partitioning partitioning) {
        Bson placed = and(
                gte(CommitCodec.ID, new Position(0, 0).value()),
                lt(CommitCodec.ID, new Position(partitioning.partitions(), 0).value()));
        return first(nor(placed), ascending(CommitCodec.ID))
                .map(stray -> new Problem(new Position(0, 0), Problem.Kind.INSERTED, stray.owner()));
    }

    Optional<StoredCommit> at(Position position) {
        return first(eq(CommitCodec.ID, position.value()), ascending(CommitCodec.ID));
    }

    /** The owner's commit that begins before this sequence, and closest to it. */
    Optional<StoredCommit> lastBefore(UserId owner, long sequence) {
        return first(
                and(eq(CommitCodec.OWNER, new BsonBinary(owner.value())), lt(CommitCodec.FIRST, sequence)),
                descending(CommitCodec.FIRST));
    }

    boolean holds(UUID aggregateId, long sequence) {
        Bson event = and(eq(CommitCodec.AGGREGATE, new BsonBinary(aggregateId)), eq(CommitCodec.SEQUENCE, sequence));
        return first(elemMatch(CommitCodec.EVENTS, event), ascending(CommitCodec.ID))
                .isPresent();
    }

    private Optional<StoredCommit> first(Bson filter, Bson order) {
        return MongoErrors.reading(() -> Optional.ofNullable(
                        documents.find(filter).sort(order).limit(1).first())
                .map(StoredCommit::of));
    }
}

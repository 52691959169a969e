package app.taskflow.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/**
 * The commits in MongoDB. Writes are acknowledged by a majority and its journals, reads see only what is, and every
 * operation ends within its time.
 */
final class CommitStore {

    private static final String EVENT_AGGREGATE = CommitCodec.EVENTS + "." + CommitCodec.AGGREGATE;
    private static final String EVENT_SEQUENCE = CommitCodec.EVENTS + "." + CommitCodec.SEQUENCE;
    private static final String KEY_ID = CommitCodec.KEY + "." + CommitCodec.KEY_ID;
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

    /**
     * The driver encodes in the thread that calls it, when it has a connection: without that nothing was sent. Its
     * exceptions do not tell.
     */
    private final ThreadLocal<Boolean> begunToSend = ThreadLocal.withInitial(() -> false);

    private final MongoCollection<Commit> reading;
    private final MongoCollection<Commit> writing;
    private final MongoCollection<BsonDocument> raw;

    CommitStore(MongoDatabase database, Duration writeTimeout, Duration readTimeout) {
        MongoCollection<Commit> commits = database.getCollection(CommitCodec.COLLECTION, Commit.class)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new CommitCodec(() -> begunToSend.set(true))),
                        database.getCodecRegistry()))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        reading = commits.withTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
        writing = commits.withTimeout(writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        raw = reading.withDocumentClass(BsonDocument.class).withCodecRegistry(database.getCodecRegistry());
    }

    /** Every rule of {@link Constraint}; they are also the indexes that all reading goes by. */
    void createIndexes() {
        MongoErrors.reading(() -> {
            index(Constraint.AGGREGATE_SEQUENCE, ascending(EVENT_AGGREGATE, EVENT_SEQUENCE), new IndexOptions());
            index(Constraint.OWNER_SEQUENCE, ascending(CommitCodec.OWNER, CommitCodec.FIRST), new IndexOptions());
            return index(
                    Constraint.IDEMPOTENCY_KEY,
                    ascending(CommitCodec.OWNER, KEY_ID),
                    new IndexOptions().partialFilterExpression(exists(KEY_ID)));
        });
    }

    private String index(Constraint constraint, Bson keys, IndexOptions options) {
        return writing.createIndex(keys, options.unique(true).name(constraint.index()));
    }

    Attempt insert(List<Commit> commits) {
        begunToSend.set(false);
        try {
            writing.insertMany(commits, ORDERED);
            return new Attempt.Written();
        } catch (MongoException e) {
            return MongoErrors.attempt(e, begunToSend.get() ? Outcome.UNKNOWN : Outcome.NOT_WRITTEN);
        }
    }

    Optional<Commit> last(int partition) {
        return first(within(new Position(partition, 0)), descending(CommitCodec.ID));
    }

    /** Hands the commits after a position to the reader, in their order, as long as it asks for more. */
    void forEachAfter(Position position, Predicate<Commit> reader) {
        MongoErrors.reading(() -> {
            try (MongoCursor<Commit> commits = reading.find(within(position))
                    .sort(ascending(CommitCodec.ID))
                    .cursor()) {
                boolean more = true;
                while (more && commits.hasNext()) {
                    more = reader.test(commits.next());
                }
                return more;
            }
        });
    }

    List<Commit> after(Position position, int limit) {
        return list(within(position), ascending(CommitCodec.ID), limit);
    }

    Optional<Commit> lastOf(UserId owner) {
        return first(eq(CommitCodec.OWNER, binary(owner.value())), descending(CommitCodec.FIRST));
    }

    /** The owner whose id follows, in the order of the index; only the ids are read. */
    Optional<UserId> ownerAfter(UUID id) {
        return MongoErrors.reading(() -> Optional.ofNullable(raw.find(gt(CommitCodec.OWNER, binary(id)))
                        .sort(ascending(CommitCodec.OWNER, CommitCodec.FIRST))
                        .projection(include(CommitCodec.OWNER))
                        .first())
                .map(found -> new UserId(found.getBinary(CommitCodec.OWNER).asUuid())));
    }

    List<Commit> ofOwner(UserId owner, long fromSequence, int limit) {
        Bson own = eq(CommitCodec.OWNER, binary(owner.value()));
        long first = first(and(own, lte(CommitCodec.FIRST, fromSequence)), descending(CommitCodec.FIRST))
                .map(Commit::first)
                .orElse(fromSequence);
        List<Commit> commits = list(and(own, gte(CommitCodec.FIRST, first)), ascending(CommitCodec.FIRST), limit);
        return !commits.isEmpty() && commits.getFirst().lastSequence() < fromSequence
                ? commits.subList(1, commits.size())
                : commits;
    }

    /** All commits of an aggregate are of one owner and so of one partition: their positions are their order. */
    List<Commit> ofAggregate(UUID aggregateId, long fromSequence, int limit) {
        Bson event = and(eq(CommitCodec.AGGREGATE, binary(aggregateId)), gte(CommitCodec.SEQUENCE, fromSequence));
        return list(elemMatch(CommitCodec.EVENTS, event), ascending(CommitCodec.ID), limit);
    }

    /** A commit that holds this sequence of one of the aggregates. */
    Optional<Commit> holding(Collection<UUID> aggregateIds, long sequence) {
        Bson event = and(in(CommitCodec.AGGREGATE, binaries(aggregateIds)), eq(CommitCodec.SEQUENCE, sequence));
        return first(elemMatch(CommitCodec.EVENTS, event), ascending(CommitCodec.ID));
    }

    /** Which of the aggregates have a first event; their commits may be large, so that is all that is read of them. */
    Set<UUID> begun(Collection<UUID> aggregateIds) {
        Bson event = and(in(CommitCodec.AGGREGATE, binaries(aggregateIds)), eq(CommitCodec.SEQUENCE, 0L));
        Set<UUID> asked = Set.copyOf(aggregateIds);
        return MongoErrors.reading(() -> {
            Set<UUID> begun = new HashSet<>();
            for (BsonDocument commit :
                    raw.find(elemMatch(CommitCodec.EVENTS, event)).projection(include(EVENT_AGGREGATE))) {
                for (BsonValue held : commit.getArray(CommitCodec.EVENTS)) {
                    UUID id = held.asDocument().getBinary(CommitCodec.AGGREGATE).asUuid();
                    if (asked.contains(id)) {
                        begun.add(id);
                    }
                }
            }
            return begun;
        });
    }

    /** The commits that hold events of any of the aggregates from a sequence on, in their order. */
    List<Commit> ofAggregates(Collection<UUID> aggregateIds, long fromSequence) {
        Bson event = and(in(CommitCodec.AGGREGATE, binaries(aggregateIds)), gte(CommitCodec.SEQUENCE, fromSequence));
        return list(elemMatch(CommitCodec.EVENTS, event), ascending(CommitCodec.ID), 0);
    }

    Optional<Commit> byKey(UserId owner, String key) {
        return first(and(eq(CommitCodec.OWNER, binary(owner.value())), eq(KEY_ID, key)), ascending(CommitCodec.ID));
    }

    private Optional<Commit> first(Bson filter, Bson order) {
        return list(filter, order, 1).stream().findFirst();
    }

    private List<Commit> list(Bson filter, Bson order, int limit) {
        return MongoErrors.reading(
                () -> reading.find(filter).sort(order).limit(limit).into(new ArrayList<>()));
    }

    /** After the position, in its partition. */
    private static Bson within(Position position) {
        Position end = new Position(position.partition() + 1, 0);
        return and(gt(CommitCodec.ID, position.value()), lt(CommitCodec.ID, end.value()));
    }

    private static List<BsonBinary> binaries(Collection<UUID> ids) {
        return ids.stream().map(CommitStore::binary).toList();
    }

    private static BsonBinary binary(UUID id) {
        return new BsonBinary(id);
    }
}

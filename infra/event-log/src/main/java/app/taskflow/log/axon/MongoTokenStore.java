package app.taskflow.log.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * How far Axon's event processors have come, and which node works on which of their segments. A claim is one change
 * of one document, so that it needs no transaction. Claims run out by the clocks of the nodes, which may differ by
 * less than the claim timeout.
 */
public final class MongoTokenStore implements TokenStore {

    private static final String COLLECTION = "tokens";
    private static final String STORE_ID = "store";
    private static final String ID = "_id";
    private static final String PROCESSOR = "processor";
    private static final String SEGMENT = "segment";
    private static final String NODE = "node";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String TOKEN = "token";
    private static final String TYPE = "type";
    private static final FindOneAndUpdateOptions RETURN_NEW =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final Duration claimTimeout;
    private final String node;
    private final Clock clock;

    /**
     * @param claimTimeout after which a segment that its node does not claim again is free
     * @param node unique among the nodes that live
     */
    public MongoTokenStore(MongoDatabase database, Serializer serializer, Duration claimTimeout, String node) {
        this(database, serializer, claimTimeout, node, Clock.systemUTC());
    }

    MongoTokenStore(MongoDatabase database, Serializer serializer, Duration claimTimeout, String node, Clock clock) {
        this.tokens = database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = 0; segment < segmentCount; segment++) {
            if (!insert(processorName, segment, initialToken)) {
                throw new UnableToClaimTokenException(
                        "Segment %s[%d] is there already".formatted(processorName, segment));
            }
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        if (!insert(processorName, segment, token)) {
            throw new UnableToInitializeTokenException(
                    "Segment %s[%d] is there already".formatted(processorName, segment));
        }
    }

    private boolean insert(String processor, int segment, @Nullable TrackingToken token) {
        Document document = new Document(ID, id(processor, segment))
                .append(PROCESSOR, processor)
                .append(SEGMENT, segment);
        if (token != null) {
            SerializedObject<byte[]> serialized = serializer.serialize(token, byte[].class);
            document.append(TOKEN, serialized.getData())
                    .append(TYPE, serialized.getType().getName());
        }
        return insert(document);
    }

    private boolean insert(Document document) {
        try {
            tokens.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        claim(processorName, segment, value(token));
    }

    private Bson value(@Nullable TrackingToken token) {
        if (token == null) {
            return combine(unset(TOKEN), unset(TYPE));
        }
        SerializedObject<byte[]> serialized = serializer.serialize(token, byte[].class);
        return combine(
                set(TOKEN, serialized.getData()), set(TYPE, serialized.getType().getName()));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return token(claim(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        int id = segment.getSegmentId();
        int[] known = fetchSegments(processorName);
        if (!Segment.computeSegment(id, known).equals(segment)) {
            throw new UnableToClaimTokenException(
                    "Segment %s[%s] has been split or merged".formatted(processorName, segment));
        }
        return fetchToken(processorName, id);
    }

    private @Nullable TrackingToken token(Document document) {
        Binary token = document.get(TOKEN, Binary.class);
        return token == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(token.getData(), byte[].class, document.getString(TYPE), null));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        boolean extended = tokens.updateOne(own(processorName, segment), set(CLAIMED_AT, now()))
                        .getMatchedCount()
                > 0;
        if (!extended) {
            throw notClaimed(processorName, segment);
        }
    }

    private Document claim(String processor, int segment, Bson... changes) {
        List<Bson> all = new ArrayList<>(List.of(changes));
        all.add(set(NODE, node));
        all.add(set(CLAIMED_AT, now()));
        Bson claimable = or(
                eq(NODE, node),
                exists(NODE, false),
                lt(CLAIMED_AT, Date.from(clock.instant().minus(claimTimeout))));
        Document claimed =
                tokens.findOneAndUpdate(and(eq(ID, id(processor, segment)), claimable), combine(all), RETURN_NEW);
        if (claimed == null) {
            throw notClaimed(processor, segment);
        }
        return claimed;
    }

    private UnableToClaimTokenException notClaimed(String processor, int segment) {
        return new UnableToClaimTokenException(
                "Segment %s[%d] is not %s's: another node works on it, or it does not exist"
                        .formatted(processor, segment, node));
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        tokens.updateOne(own(processorName, segment), combine(unset(NODE), unset(CLAIMED_AT)));
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        if (tokens.deleteOne(own(processorName, segment)).getDeletedCount() == 0) {
            throw notClaimed(processorName, segment);
        }
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return tokens.find(eq(PROCESSOR, processorName)).sort(Sorts.ascending(SEGMENT)).into(new ArrayList<>()).stream()
                .mapToInt(document -> document.getInteger(SEGMENT))
                .toArray();
    }

    /** Made by whoever asks first. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        insertStoreId();
        return Optional.ofNullable(tokens.find(eq(ID, STORE_ID)).first()).map(store -> store.getString(TOKEN));
    }

    private void insertStoreId() {
        if (tokens.find(eq(ID, STORE_ID)).first() == null) {
            insert(new Document(ID, STORE_ID).append(TOKEN, UUID.randomUUID().toString()));
        }
    }

    private Bson own(String processor, int segment) {
        return and(eq(ID, id(processor, segment)), eq(NODE, node));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private static String id(String processor, int segment) {
        return processor + "[" + segment + "]";
    }
}

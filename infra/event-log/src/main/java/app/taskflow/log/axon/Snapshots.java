package app.taskflow.log.axon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.types.Binary;

/** The newest snapshot of each aggregate. They can be thrown away at any time: what they hold follows from the log. */
final class Snapshots {

    private static final String COLLECTION = "snapshots";
    private static final String SEQUENCE = "sequence";

    private final MongoCollection<Document> snapshots;

    Snapshots(MongoDatabase database) {
        snapshots = database.getCollection(COLLECTION);
    }

    /** Kept unless a newer one is there. */
    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = snapshot.serializeMetaData(serializer, byte[].class);
        Document document = new Document("_id", snapshot.getAggregateIdentifier())
                .append(SEQUENCE, snapshot.getSequenceNumber())
                .append("eventId", snapshot.getIdentifier())
                .append("at", Date.from(snapshot.getTimestamp()))
                .append("aggregateType", snapshot.getType())
                .append("type", payload.getType().getName())
                .append("revision", payload.getType().getRevision())
                .append("data", payload.getData())
                .append("metaData", metaData.getData());
        try {
            snapshots.replaceOne(
                    Filters.and(
                            Filters.eq("_id", snapshot.getAggregateIdentifier()),
                            Filters.lt(SEQUENCE, snapshot.getSequenceNumber())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // One as new, or newer, is there: the filter did not match it, so the server tried to insert.
        }
    }

    Optional<DomainEventData<byte[]>> of(String aggregateId) {
        return Optional.ofNullable(
                        snapshots.find(Filters.eq("_id", aggregateId)).first())
                .map(Snapshots::entry);
    }

    private static DomainEventData<byte[]> entry(Document document) {
        return new GenericDomainEventEntry<>(
                document.getString("aggregateType"),
                document.getString("_id"),
                document.getLong(SEQUENCE),
                document.getString("eventId"),
                document.getDate("at").toInstant(),
                document.getString("type"),
                document.getString("revision"),
                document.get("data", Binary.class).getData(),
                document.get("metaData", Binary.class).getData());
    }
}

package app.taskflow.log;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.CorruptLogException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BSONException;
import org.bson.BsonBinary;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a document. Written field by field, without trees of documents in between. Reading is strict: a field
 * that nobody wrote is damage, not decoration.
 */
public final class CommitCodec implements Codec<Commit> {

    /** The collection of the commits. */
    public static final String COLLECTION = "commits";

    public static final String ID = "_id";
    public static final String OWNER = "owner";
    public static final String FIRST = "first";
    static final String AT = "at";
    public static final String EVENTS = "events";
    static final String KEY = "key";
    static final String KEY_ID = "id";
    public static final String AGGREGATE = "a";
    public static final String SEQUENCE = "s";

    private static final String ACTOR = "actor";
    private static final String REQUEST_ID = "requestId";
    private static final String TRACEPARENT = "traceparent";
    private static final String KEY_DIGEST = "digest";
    private static final String EVENT_ID = "id";
    private static final String TYPE = "type";
    private static final String REVISION = "rev";
    private static final String DATA = "data";
    private static final String ATTRIBUTES = "attributes";
    private static final String PREV = "prev";
    public static final String HASH = "hash";

    private final Runnable beforeEncoding;

    public CommitCodec() {
        this(() -> {});
    }

    CommitCodec(Runnable beforeEncoding) {
        this.beforeEncoding = beforeEncoding;
    }

    @Override
    public Class<Commit> getEncoderClass() {
        return Commit.class;
    }

    @Override
    public void encode(BsonWriter writer, Commit commit, EncoderContext context) {
        beforeEncoding.run();
        writer.writeStartDocument();
        writer.writeInt64(ID, commit.position().value());
        writeUuid(writer, OWNER, commit.owner().value());
        writer.writeInt64(FIRST, commit.first());
        writer.writeDateTime(AT, commit.at().toEpochMilli());
        writer.writeString(ACTOR, commit.actor());
        writer.writeString(REQUEST_ID, commit.requestId());
        if (commit.traceparent() != null) {
            writer.writeString(TRACEPARENT, commit.traceparent());
        }
        if (commit.key() != null) {
            writeKey(writer, commit.key());
        }
        writer.writeStartArray(EVENTS);
        commit.events().forEach(event -> writeEvent(writer, event));
        writer.writeEndArray();
        writeBytes(writer, PREV, commit.prev());
        writeBytes(writer, HASH, commit.hash());
        writer.writeEndDocument();
    }

    private static void writeKey(BsonWriter writer, IdempotencyKey key) {
        writer.writeStartDocument(KEY);
        writer.writeString(KEY_ID, key.key());
        writer.writeString(KEY_DIGEST, key.requestDigest());
        writer.writeEndDocument();
    }

    private static void writeEvent(BsonWriter writer, RecordedEvent event) {
        writer.writeStartDocument();
        writeUuid(writer, AGGREGATE, event.aggregateId());
        writer.writeInt64(SEQUENCE, event.aggregateSequence());
        writeUuid(writer, EVENT_ID, event.id().value());
        writer.writeString(TYPE, event.type().name());
        writer.writeInt32(REVISION, event.type().revision());
        writeBytes(writer, DATA, event.data());
        if (event.attributes() != null) {
            writeBytes(writer, ATTRIBUTES, event.attributes());
        }
        writer.writeEndDocument();
    }

    private static void writeUuid(BsonWriter writer, String name, UUID value) {
        writer.writeBinaryData(name, new BsonBinary(value));
    }

    private static void writeBytes(BsonWriter writer, String name, byte[] value) {
        writer.writeBinaryData(name, new BsonBinary(value));
    }

    /** @throws CorruptLogException if the document is not a commit */
    @Override
    public Commit decode(BsonReader reader, DecoderContext context) {
        Fields fields = new Fields();
        try {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                fields.read(reader, reader.readName());
            }
            reader.readEndDocument();
            return fields.toCommit();
        } catch (BSONException | IllegalArgumentException | MalformedIdException e) {
            throw new CorruptLogException(fields.position, e);
        }
    }

    private static IdempotencyKey readKey(BsonReader reader) {
        reader.readStartDocument();
        IdempotencyKey key = new IdempotencyKey(reader.readString(KEY_ID), reader.readString(KEY_DIGEST));
        reader.readEndDocument();
        return key;
    }

    private static List<EventDraft> readEvents(BsonReader reader) {
        List<EventDraft> events = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            events.add(readEvent(reader));
        }
        reader.readEndArray();
        return events;
    }

    private static EventDraft readEvent(BsonReader reader) {
        reader.readStartDocument();
        UUID aggregateId = reader.readBinaryData(AGGREGATE).asUuid();
        long sequence = reader.readInt64(SEQUENCE);
        EventId id = new EventId(reader.readBinaryData(EVENT_ID).asUuid());
        EventType type = new EventType(reader.readString(TYPE), reader.readInt32(REVISION));
        byte[] data = reader.readBinaryData(DATA).getData();
        byte[] attributes = readAttributes(reader);
        reader.readEndDocument();
        return new EventDraft(aggregateId, sequence, id, type, data, attributes);
    }

    private static byte @Nullable [] readAttributes(BsonReader reader) {
        if (reader.readBsonType() == BsonType.END_OF_DOCUMENT) {
            return null;
        }
        String name = reader.readName();
        if (!name.equals(ATTRIBUTES)) {
            throw noSuchField(name);
        }
        return reader.readBinaryData().getData();
    }

    private static BsonInvalidOperationException noSuchField(String name) {
        return new BsonInvalidOperationException("no field of a commit: " + name);
    }

    /** The fields of a document as they come, in whatever order a tool may have left them. */
    private static final class Fields {

        private @Nullable Position position;
        private @Nullable UserId owner;
        private long first;
        private @Nullable Instant at;
        private @Nullable String actor;
        private @Nullable String requestId;
        private @Nullable String traceparent;
        private @Nullable IdempotencyKey key;
        private @Nullable List<EventDraft> events;
        private byte @Nullable [] prev;
        private byte @Nullable [] hash;

        void read(BsonReader reader, String name) {
            switch (name) {
                case ID -> position = Position.of(reader.readInt64());
                case OWNER -> owner = new UserId(reader.readBinaryData().asUuid());
                case FIRST -> first = reader.readInt64();
                case AT -> at = Instant.ofEpochMilli(reader.readDateTime());
                case ACTOR -> actor = reader.readString();
                case REQUEST_ID -> requestId = reader.readString();
                case TRACEPARENT -> traceparent = reader.readString();
                case KEY -> key = readKey(reader);
                case EVENTS -> events = readEvents(reader);
                case PREV -> prev = reader.readBinaryData().getData();
                case HASH -> hash = reader.readBinaryData().getData();
                default -> throw noSuchField(name);
            }
        }

        Commit toCommit() {
            return new Commit(
                    need(position, ID),
                    need(owner, OWNER),
                    first,
                    need(at, AT),
                    need(actor, ACTOR),
                    need(requestId, REQUEST_ID),
                    traceparent,
                    key,
                    Commit.number(first, need(events, EVENTS)),
                    need(prev, PREV),
                    need(hash, HASH));
        }

        private static <T> T need(@Nullable T value, String name) {
            if (value == null) {
                throw new BsonInvalidOperationException("a commit without " + name);
            }
            return value;
        }
    }
}

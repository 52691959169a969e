package app.taskflow.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an event on Kafka: CloudEvents 1.0 in binary mode, the attributes as UTF-8 text in record headers
 * named {@code ce_...}, the event's JSON as the record's value, the owner as its key.
 */
public final class EventHeaders {

    public static final String CONTENT_TYPE = "content-type";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String REVISION = "ce_revision";
    public static final String OWNER = "ce_owner";
    public static final String OWNER_SEQUENCE = "ce_ownersequence";
    public static final String AGGREGATE_SEQUENCE = "ce_aggregatesequence";
    public static final String POSITION = "ce_position";
    public static final String INDEX = "ce_index";
    public static final String COMMIT_SIZE = "ce_commitsize";
    public static final String ACTOR = "ce_actor";
    public static final String REQUEST_ID = "ce_requestid";
    public static final String TRACEPARENT = "ce_traceparent";

    private static final String SOURCE_NAME = "/taskflow/log";
    private static final String JSON = "application/json";

    private EventHeaders() {}

    /** Hands every header of the event to {@code sink}, in a fixed order. */
    public static void write(PublishedEvent event, BiConsumer<String, byte[]> sink) {
        BiConsumer<String, Object> header =
                (name, value) -> sink.accept(name, value.toString().getBytes(UTF_8));
        header.accept(CONTENT_TYPE, JSON);
        header.accept(SPEC_VERSION, "1.0");
        header.accept(ID, event.id());
        header.accept(TYPE, event.type().name());
        header.accept(SOURCE, SOURCE_NAME);
        header.accept(SUBJECT, event.aggregateId());
        header.accept(TIME, event.at());
        header.accept(REVISION, event.type().revision());
        header.accept(OWNER, event.owner());
        header.accept(OWNER_SEQUENCE, event.ownerSequence());
        header.accept(AGGREGATE_SEQUENCE, event.aggregateSequence());
        header.accept(POSITION, event.position().value());
        header.accept(INDEX, event.index());
        header.accept(COMMIT_SIZE, event.commitSize());
        header.accept(ACTOR, event.actor());
        header.accept(REQUEST_ID, event.requestId());
        if (event.traceparent() != null) {
            header.accept(TRACEPARENT, event.traceparent());
        }
    }

    /**
     * Reads an envelope back.
     *
     * @param header the value of the header of that name, null where there is none
     * @throws MalformedEnvelopeException if a header is missing or not of its form
     */
    public static PublishedEvent read(Function<String, byte @Nullable []> header, byte[] data) {
        try {
            return new PublishedEvent(
                    Position.of(Long.parseLong(text(header, POSITION))),
                    Integer.parseInt(text(header, INDEX)),
                    Integer.parseInt(text(header, COMMIT_SIZE)),
                    UserId.parse(text(header, OWNER)),
                    Long.parseLong(text(header, OWNER_SEQUENCE)),
                    UUID.fromString(text(header, SUBJECT)),
                    Long.parseLong(text(header, AGGREGATE_SEQUENCE)),
                    EventId.parse(text(header, ID)),
                    new EventType(text(header, TYPE), Integer.parseInt(text(header, REVISION))),
                    Instant.parse(text(header, TIME)),
                    text(header, ACTOR),
                    text(header, REQUEST_ID),
                    optional(header, TRACEPARENT),
                    data);
        } catch (IllegalArgumentException | DateTimeException | MalformedIdException e) {
            throw new MalformedEnvelopeException(e);
        }
    }

    private static String text(Function<String, byte @Nullable []> header, String name) {
        String value = optional(header, name);
        if (value == null) {
            throw new MalformedEnvelopeException(name);
        }
        return value;
    }

    private static @Nullable String optional(Function<String, byte @Nullable []> header, String name) {
        byte[] value = header.apply(name);
        return value == null ? null : new String(value, UTF_8);
    }
}

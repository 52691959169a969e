package app.taskflow.events.wire;

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

    private EventHeaders() {}

    /**
     * Hands every header of the event to {@code sink}, in a fixed order. Who writes many in turn does it with an
     * {@link EnvelopeWriter}.
     */
    public static void write(PublishedEvent event, BiConsumer<String, byte[]> sink) {
        new EnvelopeWriter().write(event, sink);
    }

    /**
     * Reads an envelope back. Who reads many in turn does it with an {@link EnvelopeReader}.
     *
     * @param header the value of the header of that name, null where there is none
     * @throws MalformedEnvelopeException if a header is missing or not of its form
     */
    public static PublishedEvent read(Function<String, byte @Nullable []> header, byte[] data) {
        return new EnvelopeReader().read(header, data);
    }
}

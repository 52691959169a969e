package app.taskflow.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes envelopes, one after the other. What an event has in common with the one before it, as those of one commit have
 * most, is the same bytes again. For one thread.
 */
public final class EnvelopeWriter {

    private static final String SOURCE_NAME = "/taskflow/log";
    private static final String JSON = "application/json";

    private final Kept contentType = new Kept(EventHeaders.CONTENT_TYPE);
    private final Kept specVersion = new Kept(EventHeaders.SPEC_VERSION);
    private final Kept type = new Kept(EventHeaders.TYPE);
    private final Kept source = new Kept(EventHeaders.SOURCE);
    private final Kept time = new Kept(EventHeaders.TIME);
    private final Kept revision = new Kept(EventHeaders.REVISION);
    private final Kept owner = new Kept(EventHeaders.OWNER);
    private final Kept aggregateSequence = new Kept(EventHeaders.AGGREGATE_SEQUENCE);
    private final Kept position = new Kept(EventHeaders.POSITION);
    private final Kept commitSize = new Kept(EventHeaders.COMMIT_SIZE);
    private final Kept actor = new Kept(EventHeaders.ACTOR);
    private final Kept requestId = new Kept(EventHeaders.REQUEST_ID);
    private final Kept traceparent = new Kept(EventHeaders.TRACEPARENT);

    /** Hands every header of the event to {@code sink}, in a fixed order; the bytes are not to be changed. */
    public void write(PublishedEvent event, BiConsumer<String, byte[]> sink) {
        contentType.write(JSON, sink);
        specVersion.write("1.0", sink);
        sink.accept(EventHeaders.ID, bytes(event.id()));
        type.write(event.type().name(), sink);
        source.write(SOURCE_NAME, sink);
        sink.accept(EventHeaders.SUBJECT, bytes(event.aggregateId()));
        time.write(event.at(), sink);
        revision.write(event.type().revision(), sink);
        owner.write(event.owner(), sink);
        sink.accept(EventHeaders.OWNER_SEQUENCE, bytes(event.ownerSequence()));
        aggregateSequence.write(event.aggregateSequence(), sink);
        position.write(event.position().value(), sink);
        sink.accept(EventHeaders.INDEX, bytes(event.index()));
        commitSize.write(event.commitSize(), sink);
        actor.write(event.actor(), sink);
        requestId.write(event.requestId(), sink);
        if (event.traceparent() != null) {
            traceparent.write(event.traceparent(), sink);
        }
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    /** A header and what it was last. */
    private static final class Kept {

        private final String name;
        private @Nullable Object last;
        private byte[] bytes = {};

        Kept(String name) {
            this.name = name;
        }

        void write(Object value, BiConsumer<String, byte[]> sink) {
            if (!value.equals(last)) {
                bytes = bytes(value);
                last = value;
            }
            sink.accept(name, bytes);
        }
    }
}

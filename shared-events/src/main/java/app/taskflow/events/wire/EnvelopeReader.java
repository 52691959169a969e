package app.taskflow.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes, one after the other. What an event has in common with the one before it, as those of one commit have
 * most, is not made of its bytes again. For one thread.
 */
public final class EnvelopeReader {

    private final Kept<Position> position =
            new Kept<>(EventHeaders.POSITION, text -> Position.of(Long.parseLong(text)));
    private final Kept<Integer> commitSize = new Kept<>(EventHeaders.COMMIT_SIZE, Integer::valueOf);
    private final Kept<UserId> owner = new Kept<>(EventHeaders.OWNER, UserId::parse);
    private final Kept<Long> aggregateSequence = new Kept<>(EventHeaders.AGGREGATE_SEQUENCE, Long::valueOf);
    private final Kept<String> type = new Kept<>(EventHeaders.TYPE, text -> text);
    private final Kept<Integer> revision = new Kept<>(EventHeaders.REVISION, Integer::valueOf);
    private final Kept<Instant> time = new Kept<>(EventHeaders.TIME, Instant::parse);
    private final Kept<String> actor = new Kept<>(EventHeaders.ACTOR, text -> text);
    private final Kept<String> requestId = new Kept<>(EventHeaders.REQUEST_ID, text -> text);

    /**
     * The event of an envelope and its data.
     *
     * @param header the value of the header of that name, null where there is none
     * @throws MalformedEnvelopeException if a header is missing or not of its form
     */
    public PublishedEvent read(Function<String, byte @Nullable []> header, byte[] data) {
        try {
            return new PublishedEvent(
                    position.read(header),
                    Integer.parseInt(text(header, EventHeaders.INDEX)),
                    commitSize.read(header),
                    owner.read(header),
                    Long.parseLong(text(header, EventHeaders.OWNER_SEQUENCE)),
                    UUID.fromString(text(header, EventHeaders.SUBJECT)),
                    aggregateSequence.read(header),
                    EventId.parse(text(header, EventHeaders.ID)),
                    new EventType(type.read(header), revision.read(header)),
                    time.read(header),
                    actor.read(header),
                    requestId.read(header),
                    optional(header, EventHeaders.TRACEPARENT),
                    data);
        } catch (IllegalArgumentException | DateTimeException | MalformedIdException e) {
            throw new MalformedEnvelopeException(e);
        }
    }

    private static String text(Function<String, byte @Nullable []> header, String name) {
        return new String(required(header, name), UTF_8);
    }

    private static byte[] required(Function<String, byte @Nullable []> header, String name) {
        byte[] value = header.apply(name);
        if (value == null) {
            throw new MalformedEnvelopeException(name);
        }
        return value;
    }

    private static @Nullable String optional(Function<String, byte @Nullable []> header, String name) {
        byte[] value = header.apply(name);
        return value == null ? null : new String(value, UTF_8);
    }

    /** A header and what it was last. */
    private static final class Kept<T> {

        private final String name;
        private final Function<String, T> parser;
        private byte[] bytes = {};
        private @Nullable T last;

        Kept(String name, Function<String, T> parser) {
            this.name = name;
            this.parser = parser;
        }

        T read(Function<String, byte @Nullable []> header) {
            byte[] present = required(header, name);
            T value = last;
            if (value == null || !Arrays.equals(present, bytes)) {
                value = parser.apply(new String(present, UTF_8));
                last = value;
                bytes = present;
            }
            return value;
        }
    }
}

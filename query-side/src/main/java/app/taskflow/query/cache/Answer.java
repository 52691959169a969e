package app.taskflow.query.cache;

import app.taskflow.web.conditional.EntityTag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire.
 *
 * @param tag its entity tag, as it stands in the header
 * @param body JSON in UTF-8; not to be changed
 */
// Compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record Answer(EntityTag tag, byte[] body) {

    private static final byte FORMAT = 1;

    byte[] toBytes() {
        byte[] opaque = tag.opaque().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 + opaque.length + body.length)
                .put(FORMAT)
                .put((byte) (tag.weak() ? 1 : 0))
                .put((byte) opaque.length)
                .put(opaque)
                .put(body)
                .array();
    }

    /** Reads what {@link #toBytes} wrote; null for what another version of the program wrote. */
    static @Nullable Answer of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < 3 || in.get() != FORMAT) {
            return null;
        }
        boolean weak = in.get() == 1;
        int length = in.get();
        if (length < 0 || length > in.remaining()) {
            return null;
        }
        byte[] opaque = new byte[length];
        in.get(opaque);
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new Answer(new EntityTag(new String(opaque, StandardCharsets.US_ASCII), weak), body);
    }
}

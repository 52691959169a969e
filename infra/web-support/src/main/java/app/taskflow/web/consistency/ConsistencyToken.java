package app.taskflow.web.consistency;

import app.taskflow.events.id.UserId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Says up to which of an owner's events a client has seen the effects of its own writes. Its text is opaque to
 * clients; it holds no secret and grants nothing.
 *
 * @param owner whose events
 * @param sequence the owner's sequence that a read must have reached; not negative
 */
public record ConsistencyToken(UserId owner, long sequence) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 2 * Long.BYTES + Long.BYTES;
    private static final int TEXT_LENGTH = (LENGTH * 8 + 5) / 6;

    public ConsistencyToken {
        if (sequence < 0) {
            throw new IllegalArgumentException("negative sequence: " + sequence);
        }
    }

    /** The text for header and cookie: base64url of version, owner and sequence. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .putLong(sequence);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @return the token, or empty if the text is not one that {@link #encode} made */
    public static Optional<ConsistencyToken> decode(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<ConsistencyToken> read(ByteBuffer bytes) {
        byte version = bytes.get();
        UUID owner = new UUID(bytes.getLong(), bytes.getLong());
        long sequence = bytes.getLong();
        boolean real = owner.getMostSignificantBits() != 0 || owner.getLeastSignificantBits() != 0;
        return version == VERSION && sequence >= 0 && real
                ? Optional.of(new ConsistencyToken(new UserId(owner), sequence))
                : Optional.empty();
    }
}

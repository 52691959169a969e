package app.taskflow.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the input of a hash: numbers big-endian, everything of variable length behind its length, so that no two inputs look alike. */
public final class CanonicalBytes {

    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    private byte[] buffer;
    private int size;

    public CanonicalBytes(String domain, int expectedSize) {
        buffer = new byte[Math.max(64, expectedSize)];
        text(domain);
    }

    public CanonicalBytes u8(int value) {
        room(1);
        buffer[size++] = (byte) value;
        return this;
    }

    public CanonicalBytes u32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public CanonicalBytes u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    public CanonicalBytes uuid(UUID value) {
        return u64(value.getMostSignificantBits()).u64(value.getLeastSignificantBits());
    }

    /** As they are, for what has a fixed length. */
    public CanonicalBytes raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    public CanonicalBytes bytes(byte[] bytes) {
        return u32(bytes.length).raw(bytes);
    }

    public CanonicalBytes text(String value) {
        return bytes(value.getBytes(UTF_8));
    }

    public CanonicalBytes optional(byte @Nullable [] value) {
        return value == null ? u8(ABSENT) : u8(PRESENT).bytes(value);
    }

    public CanonicalBytes optional(@Nullable String value) {
        return optional(value == null ? null : value.getBytes(UTF_8));
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    public byte[] sha256() {
        MessageDigest digest = newSha256();
        digest.update(buffer, 0, size);
        return digest.digest();
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

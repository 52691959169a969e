package app.taskflow.web.conditional;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/**
 * An entity tag.
 *
 * @param opaque what stands between the quotes
 * @param weak whether equal tags mean the same content only, not the same bytes
 */
public record EntityTag(String opaque, boolean weak) {

    private static final int VERSION_BYTES = 3 * Long.BYTES;
    /** Three bytes are four characters, so that the version can be told from the beginning of a text. */
    private static final int VERSION_LENGTH = VERSION_BYTES / 3 * 4;

    private static final int DIGEST_BYTES = 12;
    private static final int CONTENT_LENGTH = (VERSION_BYTES + DIGEST_BYTES) / 3 * 4;

    /** The strong tag of one version of a resource; no other resource or version has it. */
    public static EntityTag ofVersion(UUID resource, long version) {
        return strong(version(resource, version, VERSION_BYTES));
    }

    /**
     * The strong tag of one version of a resource as it is shown: the same version has another one where other bytes
     * were sent for it, as after a repair, or by another release. For a write it is as good as {@link #ofVersion}.
     */
    public static EntityTag ofContent(UUID resource, long version, byte[] content) {
        byte[] bytes = version(resource, version, VERSION_BYTES + DIGEST_BYTES);
        System.arraycopy(sha256(content), 0, bytes, VERSION_BYTES, DIGEST_BYTES);
        return strong(bytes);
    }

    private static byte[] version(UUID resource, long version, int room) {
        byte[] bytes = new byte[room];
        ByteBuffer.wrap(bytes)
                .putLong(version)
                .putLong(resource.getMostSignificantBits())
                .putLong(resource.getLeastSignificantBits());
        return bytes;
    }

    private static EntityTag strong(byte[] bytes) {
        return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), false);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A weak tag, for what is put together from several resources. */
    public static EntityTag weak(String opaque) {
        return new EntityTag(opaque, true);
    }

    /**
     * Whether a write by one who was sent the other is by one who knows this version: both are strong (RFC 9110, section
     * 8.8.3.2), and of the same version. The content is not looked at: who was shown it wrongly could otherwise write
     * nothing until it is repaired.
     */
    public boolean matchesVersion(EntityTag other) {
        return !weak && !other.weak && version().equals(other.version());
    }

    private String version() {
        return opaque.length() == CONTENT_LENGTH ? opaque.substring(0, VERSION_LENGTH) : opaque;
    }

    /** RFC 9110, section 8.8.3.2: the same, weak or not. */
    public boolean matchesWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** As it stands in headers. */
    @Override
    public String toString() {
        return weak ? "W/\"" + opaque + '"' : '"' + opaque + '"';
    }
}

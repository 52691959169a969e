package app.taskflow.web.conditional;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * An entity tag.
 *
 * @param opaque what stands between the quotes
 * @param weak whether equal tags mean the same content only, not the same bytes
 */
public record EntityTag(String opaque, boolean weak) {

    /** The strong tag of one version of a resource; no other resource or version has it. */
    public static EntityTag ofVersion(UUID resource, long version) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(version)
                .putLong(resource.getMostSignificantBits())
                .putLong(resource.getLeastSignificantBits());
        return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()), false);
    }

    /** A weak tag, for what is put together from several resources. */
    public static EntityTag weak(String opaque) {
        return new EntityTag(opaque, true);
    }

    /** RFC 9110, section 8.8.3.2: both strong and the same. */
    public boolean matchesStrongly(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
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

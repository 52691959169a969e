package app.taskflow.command.imports.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of the task that a row becomes: a UUID of version 8 from a digest of the owner and the row's identity. The log
 * takes the first event of an id once, and so a row becomes a task once, however often it comes. Nobody can give rows
 * such names that they meet the task of another owner.
 */
final class DerivedId {

    private static final String DOMAIN = "taskflow.import.row.v1";
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DerivedId() {}

    /** @param identity what names the row among all that the owner imports */
    static TaskId of(UserId owner, String identity) {
        MessageDigest digest = sha256();
        digest.update(DOMAIN.getBytes(UTF_8));
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .flip());
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(identity.getBytes(UTF_8)));
        return new TaskId(
                new UUID((bytes.getLong() & VERSION_MASK) | VERSION_8, (bytes.getLong() & VARIANT_MASK) | VARIANT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

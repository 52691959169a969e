package app.taskflow.query.http.answer;

import app.taskflow.events.id.UserId;
import app.taskflow.web.conditional.EntityTag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The weak tag of what is put together from many tasks: a digest of its bytes, so that it stays the same while they do,
 * and of the user, so that two users' tags never match, not even those of empty lists.
 */
public final class ContentTag {

    private static final int LENGTH = 15;

    private ContentTag() {}

    public static EntityTag of(UserId user, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(user.value().getMostSignificantBits())
                    .putLong(user.value().getLeastSignificantBits())
                    .array());
            byte[] start = Arrays.copyOf(digest.digest(body), LENGTH);
            return EntityTag.weak(Base64.getUrlEncoder().withoutPadding().encodeToString(start));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

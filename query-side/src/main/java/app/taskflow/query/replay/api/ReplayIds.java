package app.taskflow.query.replay.api;

import app.taskflow.events.id.UserId;
import app.taskflow.web.request.RequestKey;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of replays. */
final class ReplayIds {

    private ReplayIds() {}

    /** The same for the same key of the same operator, as RFC 9562 has it for version 8; without a key a new one. */
    static UUID of(UserId operator, @Nullable RequestKey key) {
        if (key == null) {
            return UuidCreator.getTimeOrderedEpoch();
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256("taskflow.replay|" + operator + "|" + key.id()));
        long most = (digest.getLong() & ~0xf000L) | 0x8000L;
        long least = (digest.getLong() & (Long.MAX_VALUE >>> 1)) | Long.MIN_VALUE;
        return new UUID(most, least);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

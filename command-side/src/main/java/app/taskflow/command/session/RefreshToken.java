package app.taskflow.command.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token, opaque to clients: the session it continues, a mark that all tokens of the session share, and 256
 * random bits of its own. The mark shows a spent token to be one of ours without keeping every token that ever was.
 */
final class RefreshToken {

    private static final int ID_BYTES = 16;
    private static final int MARK_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = ID_BYTES + MARK_BYTES + SECRET_BYTES;
    private static final int TEXT_LENGTH = (BYTES * 8 + 5) / 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first token of a session. */
    static RefreshToken first(UUID session) {
        byte[] mark = new byte[MARK_BYTES];
        RANDOM.nextBytes(mark);
        return make(session, mark);
    }

    /** Another token of the same session. */
    RefreshToken next() {
        return make(session(), Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + MARK_BYTES));
    }

    static Optional<RefreshToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            var token = new RefreshToken(Base64.getUrlDecoder().decode(text));
            // One text for one token: the last character has bits to spare.
            return token.text().equals(text) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    UUID session() {
        ByteBuffer id = ByteBuffer.wrap(bytes, 0, ID_BYTES);
        return new UUID(id.getLong(), id.getLong());
    }

    /** What the client gets. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept in place of the token. */
    String digest() {
        return base64(sha256("token", bytes));
    }

    /** What is kept of the mark. */
    String markDigest() {
        return base64(sha256("mark", Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + MARK_BYTES)));
    }

    /** A key that only who holds this token can have. */
    byte[] sealingKey() {
        return sha256("seal", bytes);
    }

    /** Never the token itself. */
    @Override
    public String toString() {
        return "RefreshToken[" + session() + "]";
    }

    private static RefreshToken make(UUID session, byte[] mark) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(ByteBuffer.allocate(BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .put(mark)
                .put(secret)
                .array());
    }

    private static byte[] sha256(String purpose, byte[] bytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(("taskflow refresh " + purpose + "\0").getBytes(StandardCharsets.US_ASCII));
            return sha.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

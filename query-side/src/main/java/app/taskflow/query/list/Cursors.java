package app.taskflow.query.list;

import app.taskflow.events.id.UserId;
import app.taskflow.web.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * Turns places into cursors and back. A cursor is signed together with its user and list, so that every text which
 * passes was made here, for this user and this list.
 */
public final class Cursors {

    private static final byte VERSION = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_LENGTH = 16;
    private static final int FIXED = 1 + 1 + 1 + 16;
    private static final int MAX_TEXT = 8192;

    private final SecretKeySpec secret;

    public Cursors(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    String encode(UserId user, String list, Place place) {
        byte[] body = write(place);
        byte[] mac = mac(user, list, body);
        byte[] all = Arrays.copyOf(body, body.length + MAC_LENGTH);
        System.arraycopy(mac, 0, all, body.length, MAC_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws app.taskflow.web.problem.ProblemException 400 if the text is no cursor of this user and list */
    Place decode(UserId user, String list, String text) {
        byte[] all = bytes(text);
        if (all.length < FIXED + MAC_LENGTH) {
            throw invalid();
        }
        byte[] body = Arrays.copyOf(all, all.length - MAC_LENGTH);
        byte[] mac = Arrays.copyOfRange(all, body.length, all.length);
        if (!MessageDigest.isEqual(mac, mac(user, list, body))) {
            throw invalid();
        }
        return read(ByteBuffer.wrap(body));
    }

    private static byte[] bytes(String text) {
        if (text.length() > MAX_TEXT) {
            throw invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // The decoder passes over stray bits at the end: one cursor, one text.
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // falls through: not our alphabet
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return ProblemCode.INVALID_CURSOR.exception();
    }

    private static byte[] write(Place place) {
        byte[] key = key(place.key());
        return ByteBuffer.allocate(FIXED + key.length)
                .put(VERSION)
                .put((byte) place.tier())
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits())
                .put((byte) place.key().getBsonType().getValue())
                .put(key)
                .array();
    }

    private static byte[] key(BsonValue key) {
        return switch (key) {
            case BsonString string -> string.getValue().getBytes(StandardCharsets.UTF_8);
            case BsonInt32 number ->
                ByteBuffer.allocate(Integer.BYTES).putInt(number.getValue()).array();
            case BsonDateTime instant ->
                ByteBuffer.allocate(Long.BYTES).putLong(instant.getValue()).array();
            default -> throw new IllegalArgumentException("no key to sort by: " + key);
        };
    }

    private static Place read(ByteBuffer body) {
        if (body.get() != VERSION) {
            throw invalid();
        }
        int tier = body.get();
        UUID id = new UUID(body.getLong(), body.getLong());
        BsonType type = BsonType.findByValue(body.get());
        BsonValue key = switch (type) {
            case STRING -> new BsonString(StandardCharsets.UTF_8.decode(body).toString());
            case INT32 -> new BsonInt32(body.getInt());
            case DATE_TIME -> new BsonDateTime(body.getLong());
            default -> throw invalid();
        };
        return new Place(tier, key, id);
    }

    private byte[] mac(UserId user, String list, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(user.value().getMostSignificantBits())
                    .putLong(user.value().getLeastSignificantBits())
                    .array());
            byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
            return Arrays.copyOf(mac.doFinal(body), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

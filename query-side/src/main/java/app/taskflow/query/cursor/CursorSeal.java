package app.taskflow.query.cursor;

import app.taskflow.events.id.UserId;
import app.taskflow.web.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the bytes of a place in a list into a cursor and back. A cursor is signed together with its user and list, so
 * that every text which passes was made here, for this user and this list. Safe for use by many threads.
 */
public final class CursorSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_LENGTH = 16;
    private static final int MAX_TEXT = 8192;

    private final SecretKeySpec secret;

    public CursorSeal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** @param list what tells the list from all others of the user */
    public String seal(UserId user, String list, byte[] place) {
        byte[] all = Arrays.copyOf(place, place.length + MAC_LENGTH);
        System.arraycopy(mac(user, list, place), 0, all, place.length, MAC_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * The bytes that were sealed.
     *
     * @throws app.taskflow.web.problem.ProblemException 400 if the text is no cursor of this user and list
     */
    public byte[] open(UserId user, String list, String text) {
        byte[] all = bytes(text);
        if (all.length <= MAC_LENGTH) {
            throw ProblemCode.INVALID_CURSOR.exception();
        }
        byte[] place = Arrays.copyOf(all, all.length - MAC_LENGTH);
        byte[] mac = Arrays.copyOfRange(all, place.length, all.length);
        if (!MessageDigest.isEqual(mac, mac(user, list, place))) {
            throw ProblemCode.INVALID_CURSOR.exception();
        }
        return place;
    }

    private static byte[] bytes(String text) {
        if (text.length() > MAX_TEXT) {
            throw ProblemCode.INVALID_CURSOR.exception();
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
        throw ProblemCode.INVALID_CURSOR.exception();
    }

    private byte[] mac(UserId user, String list, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(user.value().getMostSignificantBits())
                    .putLong(user.value().getLeastSignificantBits())
                    .array());
            byte[] name = list.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(place), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

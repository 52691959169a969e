package app.taskflow.formats.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Gives the rows of one file, in its order, their identities. */
public final class RowIdentities {

    private final Source source;
    private final DigestCounts seen = new DigestCounts();
    private final MessageDigest sha256;

    public RowIdentities(Source source) {
        this.source = source;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The identity that an external id means, whether or not the file has such a row. */
    public RowIdentity ofExternalId(String externalId) {
        return new RowIdentity(source, "id:" + externalId);
    }

    /** Counts a row with an external id: how many of this file had it, this one included. */
    public int count(String externalId) {
        byte[] digest = digest("id:" + externalId);
        return seen.add(high(digest), low(digest));
    }

    /** The identity of a row that has none but its content. */
    public RowIdentity ofContent(String content) {
        byte[] digest = digest("row:" + content);
        int ordinal = seen.add(high(digest), low(digest));
        return new RowIdentity(source, "row:" + HexFormat.of().formatHex(digest, 0, 16) + ":" + ordinal);
    }

    private byte[] digest(String text) {
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long high(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong(0);
    }

    private static long low(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong(8);
    }
}

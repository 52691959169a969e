package app.taskflow.command.account;

import app.taskflow.events.id.UserId;
import app.taskflow.web.request.AddressBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An address from which a user signed in, as it is remembered: a digest together with the user, so that the list tells
 * nobody where she was, nor who else was there.
 */
final class KnownAddress {

    private KnownAddress() {}

    static String of(UserId user, String address) {
        try {
            byte[] text = (user + "|" + AddressBlock.of(address)).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

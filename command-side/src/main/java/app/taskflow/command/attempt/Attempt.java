package app.taskflow.command.attempt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Somebody says to be somebody.
 *
 * @param account whose password it should be: the form of an email in which all its spellings are the same, whether
 *     there is an account or not, so that those who try cannot tell
 * @param address from where, as {@link app.taskflow.web.request.AddressBlock} has it
 */
public record Attempt(String account, String address, Acquaintance acquaintance) {

    /** Whether the account has signed in from the address before. */
    public enum Acquaintance {
        KNOWN,
        STRANGER
    }

    /** What stands in Redis for the account; an email has no place there. */
    String accountDigest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Attempt[" + acquaintance + "]";
    }
}

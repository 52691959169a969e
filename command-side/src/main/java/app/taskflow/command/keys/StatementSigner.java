package app.taskflow.command.keys;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs statements of the service that are no tokens, with its RSA keys. Each kind begins with a domain of its own. */
public final class StatementSigner {

    private static final String RS256 = "SHA256withRSA";

    private final KeyRing keys;

    StatementSigner(KeyRing keys) {
        this.keys = keys;
    }

    /** @param signature base64url without padding */
    public record Signed(String keyId, String signature) {}

    public Signed sign(byte[] statement) {
        SigningKey key = keys.forStatements();
        try {
            Signature signer = Signature.getInstance(RS256);
            signer.initSign(key.privateKey());
            signer.update(statement);
            return new Signed(key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key does not sign", e);
        }
    }

    /** The public half of a key that is published now; null where there is none of the id. */
    public @Nullable PublicKey publicKey(String keyId) {
        return keys.published().stream()
                .filter(key -> key.id().equals(keyId))
                .map(SigningKey::publicKey)
                .findFirst()
                .orElse(null);
    }
}

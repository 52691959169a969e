package app.taskflow.log.proof;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells whether a checkpoint is what somebody with the private key has signed. Needs the public key, and nothing else. */
public final class CheckpointCheck {

    private static final String RS256 = "SHA256withRSA";

    private final Function<String, @Nullable PublicKey> keys;

    /** @param keys by their ids */
    public CheckpointCheck(Function<String, @Nullable PublicKey> keys) {
        this.keys = keys;
    }

    /** @return what is wrong with it, null if nothing is */
    public @Nullable String faultOf(Checkpoint checkpoint) {
        PublicKey key = keys.apply(checkpoint.keyId());
        if (key == null) {
            return "it is signed with the key " + checkpoint.keyId() + ", which is not among the public keys";
        }
        try {
            if (!Checkpoint.rootOf(checkpoint.heads()).equals(checkpoint.root())) {
                return "the root does not follow from the heads";
            }
            return isSigned(checkpoint, key) ? null : "the signature is not of this content";
        } catch (IllegalArgumentException _) {
            return "a hash or the signature is malformed";
        }
    }

    private static boolean isSigned(Checkpoint checkpoint, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(RS256);
            verifier.initVerify(key);
            verifier.update(checkpoint.statement());
            return verifier.verify(Base64.getUrlDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}

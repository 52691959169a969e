package app.taskflow.command.keys;

import io.jsonwebtoken.security.Jwks;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key pair of the service.
 *
 * @param id the {@code kid}: the thumbprint of the public key (RFC 7638), so that it cannot be chosen wrongly
 * @param signsFrom the instant from which it signs, until the next one does
 * @param development whether the program made it for itself, where nobody keeps it safe
 */
record SigningKey(
        String id, RSAPublicKey publicKey, RSAPrivateCrtKey privateKey, Instant signsFrom, boolean development) {

    static SigningKey of(RSAPublicKey publicKey, RSAPrivateCrtKey privateKey, Instant signsFrom, boolean development) {
        String id = Jwks.builder().key(publicKey).idFromThumbprint().build().getId();
        return new SigningKey(id, publicKey, privateKey, signsFrom, development);
    }

    /** Never the private key: records are printed whole otherwise. */
    @Override
    public String toString() {
        return "SigningKey[" + id + " from " + signsFrom + "]";
    }
}

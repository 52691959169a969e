package app.taskflow.command.keys;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/**
 * A key pair of the service, RSA or P-256.
 *
 * @param id the {@code kid}: the thumbprint of the public key (RFC 7638), so that it cannot be chosen wrongly
 * @param signsFrom the instant from which it signs, until the next one of its kind does
 * @param development whether the program made it for itself, where nobody keeps it safe
 */
record SigningKey(String id, PublicKey publicKey, PrivateKey privateKey, Instant signsFrom, boolean development) {

    static SigningKey of(PublicKey publicKey, PrivateKey privateKey, Instant signsFrom, boolean development) {
        String id = Jwks.builder().key(publicKey).idFromThumbprint().build().getId();
        return new SigningKey(id, publicKey, privateKey, signsFrom, development);
    }

    /** An elliptic curve signs a token in a seventh of the time; what outlives the service by years is signed by RSA. */
    boolean isForTokensOnly() {
        return publicKey instanceof ECPublicKey;
    }

    /** The only algorithm that the key is used with. */
    SignatureAlgorithm algorithm() {
        return isForTokensOnly() ? Jwts.SIG.ES256 : Jwts.SIG.RS256;
    }

    /** Never the private key: records are printed whole otherwise. */
    @Override
    public String toString() {
        return "SigningKey[" + id + " from " + signsFrom + "]";
    }
}

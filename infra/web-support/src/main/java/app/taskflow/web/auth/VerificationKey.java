package app.taskflow.web.auth;

import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.PublicKey;

/**
 * A public key of the issuer.
 *
 * @param id the {@code kid} under which tokens name it
 * @param algorithm the only algorithm a token signed with it may claim; asymmetric
 */
public record VerificationKey(String id, SignatureAlgorithm algorithm, PublicKey key) {}

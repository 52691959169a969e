package app.taskflow.web.auth;

import org.jspecify.annotations.Nullable;

/**
 * The set of keys tokens are verified with. Asked on the request's thread for every token seen for the first time, so
 * it answers from memory. The side that issues tokens gives a bean over its own keys; the other reads them from the
 * issuer's JWKS.
 */
@FunctionalInterface
public interface VerificationKeys {

    /** @return the key of exactly that id, or null if the set has none */
    @Nullable
    VerificationKey find(String keyId);
}

package app.taskflow.web.auth;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the keys of a JWKS that can verify tokens: public, asymmetric, with an id and an algorithm. */
final class JwksDocument {

    private JwksDocument() {}

    /** @throws io.jsonwebtoken.JwtException if it is no JWKS */
    static Map<String, VerificationKey> read(String json) {
        JwkSet set = Jwks.setParser().json(new TokenJson()).build().parse(json);
        return set.getKeys().stream()
                .flatMap(jwk -> key(jwk).stream())
                .collect(Collectors.toUnmodifiableMap(VerificationKey::id, Function.identity()));
    }

    private static Optional<VerificationKey> key(Jwk<?> jwk) {
        return jwk instanceof PublicJwk<?> key
                        && key.getId() != null
                        && key.getAlgorithm() != null
                        && Jwts.SIG.get().get(key.getAlgorithm()) instanceof SignatureAlgorithm algorithm
                ? Optional.of(new VerificationKey(key.getId(), algorithm, key.toKey()))
                : Optional.empty();
    }
}

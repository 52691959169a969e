package app.taskflow.command.keys;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys by which anybody may verify an access token (RFC 7517). */
@RestController
class JwksController {

    /** A key is published this long before it signs, at the least, if those who fetch the set are to know it by then. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    record Jwk(String kty, String kid, String use, String alg, String n, String e) {

        static Jwk of(SigningKey key) {
            return new Jwk(
                    "RSA",
                    key.id(),
                    "sig",
                    "RS256",
                    base64(key.publicKey().getModulus()),
                    base64(key.publicKey().getPublicExponent()));
        }

        /** Big-endian without a sign byte (RFC 7518, section 2). */
        private static String base64(BigInteger number) {
            byte[] bytes = number.toByteArray();
            int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
            byte[] unsigned = Arrays.copyOfRange(bytes, from, bytes.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
        }
    }

    record Jwks(List<Jwk> keys) {}

    private final KeyRing ring;

    JwksController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Jwks> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new Jwks(ring.published().stream().map(Jwk::of).toList()));
    }
}

package app.taskflow.command.keys;

import io.jsonwebtoken.security.Jwks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    record Document(List<Map<String, String>> keys) {}

    private final KeyRing ring;

    JwksController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Document> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new Document(
                        ring.published().stream().map(JwksController::jwk).toList()));
    }

    /** The members in one order, so that the document is the same as long as the keys are. */
    private static Map<String, String> jwk(SigningKey key) {
        Map<String, String> members = new TreeMap<>();
        Jwks.builder()
                .key(key.publicKey())
                .id(key.id())
                .publicKeyUse("sig")
                .algorithm(key.algorithm().getId())
                .build()
                .forEach((name, value) -> members.put(name, String.valueOf(value)));
        return members;
    }
}

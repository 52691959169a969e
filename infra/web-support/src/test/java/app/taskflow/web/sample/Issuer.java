package app.taskflow.web.sample;

import app.taskflow.web.auth.VerificationKey;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.Serializer;
import java.io.OutputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Signs tokens as the identity side does. */
public final class Issuer {

    public static final String KEY = "test-1";
    public static final UUID ADA = UUID.fromString("019aaf1e-0000-7000-8000-00000000000a");
    public static final UUID BOB = UUID.fromString("019aaf1e-0000-7000-8000-00000000000b");
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair pair = Jwts.SIG.RS256.keyPair().build();

    public @Nullable VerificationKey key(String id) {
        return id.equals(KEY) ? new VerificationKey(KEY, Jwts.SIG.RS256, pair.getPublic()) : null;
    }

    public KeyPair pair() {
        return pair;
    }

    /** A good token of Ada's. */
    public String token() {
        return token(ADA, "user");
    }

    public String token(UUID user, String... roles) {
        return sign(token -> token.subject(user.toString()).claim("roles", List.of(roles)));
    }

    /** A good token, changed. */
    public String sign(UnaryOperator<JwtBuilder> change) {
        Instant now = Instant.now();
        JwtBuilder token = Jwts.builder()
                .header()
                .keyId(KEY)
                .and()
                .json(new JacksonSerializer())
                .issuer("https://taskflow.app")
                .audience()
                .add("taskflow-api")
                .and()
                .subject(ADA.toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("roles", List.of("user"))
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(Duration.ofMinutes(15))))
                .signWith(pair.getPrivate(), Jwts.SIG.RS256);
        return change.apply(token).compact();
    }

    /** JSON for tokens by the same library as everywhere. */
    public static final class JacksonSerializer implements Serializer<Map<String, ?>> {

        @Override
        @Deprecated
        public byte[] serialize(Map<String, ?> value) {
            return JSON.writeValueAsBytes(value);
        }

        @Override
        public void serialize(Map<String, ?> value, OutputStream out) {
            JSON.writeValue(out, value);
        }
    }
}

package app.taskflow.query;

import app.taskflow.events.id.UserId;
import app.taskflow.web.auth.VerificationKey;
import app.taskflow.web.auth.VerificationKeys;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Signs tokens as the identity does, for users who need not register first. */
@Configuration(proxyBeanMethods = false)
public class TestIssuer {

    private static final String KEY = "test-1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final KeyPair PAIR = Jwts.SIG.ES256.keyPair().build();

    @Bean
    @Primary
    VerificationKeys testKeys() {
        return id -> id.equals(KEY) ? new VerificationKey(KEY, Jwts.SIG.ES256, PAIR.getPublic()) : null;
    }

    /** A token of that user, good for a quarter of an hour. */
    public static String tokenOf(UserId user) {
        return tokenOf(user, "user");
    }

    /** The same with these roles. */
    public static String tokenOf(UserId user, String... roles) {
        return tokenOf(user, UUID.randomUUID(), Duration.ofMinutes(15), roles);
    }

    public static String tokenOf(UserId user, UUID session, Duration good) {
        return tokenOf(user, session, good, "user");
    }

    private static String tokenOf(UserId user, UUID session, Duration good, String... roles) {
        return Jwts.builder()
                .header()
                .keyId(KEY)
                .and()
                .json(new JsonSerializer())
                .issuer("https://taskflow.app")
                .audience()
                .add("taskflow-api")
                .and()
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("roles", List.of(roles))
                .expiration(Date.from(Instant.now().plus(good)))
                .signWith(PAIR.getPrivate(), Jwts.SIG.ES256)
                .compact();
    }

    private static final class JsonSerializer implements Serializer<Map<String, ?>> {

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

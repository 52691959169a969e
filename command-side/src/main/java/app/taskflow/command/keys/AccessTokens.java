package app.taskflow.command.keys;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.TokenSettings;
import app.taskflow.web.auth.TokenVerifier;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.Serializer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Signs access tokens. Safe for use by many threads; a signature takes a tenth of a millisecond, or one where there is
 * no key but RSA. */
public final class AccessTokens {

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Serializer<Map<String, ?>> JSON = new TokenWriter();

    private final KeyRing keys;
    private final TokenSettings settings;
    private final Clock clock;

    AccessTokens(KeyRing keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A token for the user in this session, good from now. */
    public AccessToken mint(UserId user, UUID session, Set<Role> roles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(LIFETIME);
        SigningKey key = keys.forTokens();
        String value = Jwts.builder()
                .json(JSON)
                .header()
                .keyId(key.id())
                .type("at+jwt")
                .and()
                .issuer(settings.issuer())
                .audience()
                .add(settings.audience())
                .and()
                .subject(user.toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(expiresAt))
                .claim(TokenVerifier.SESSION, session.toString())
                .claim(TokenVerifier.ROLES, names(roles))
                .signWith(key.privateKey(), key.algorithm())
                .compact();
        return new AccessToken(value, expiresAt);
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

package app.taskflow.web.auth;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.Verification.Accepted;
import app.taskflow.web.auth.Verification.Refused;
import app.taskflow.web.problem.ProblemCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens. A signature costs tens of microseconds, so a token that passed is remembered by its SHA-256
 * until it expires; whether its session has been taken back is asked every time. Safe for use by many threads.
 */
public final class TokenVerifier {

    /** The claim that names the session. */
    public static final String SESSION = "sid";
    /** The claim that lists the roles by their wire names. */
    public static final String ROLES = "roles";

    /** How far the clocks of issuer and verifier may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Ours have about 700 characters; what is much longer is not worth a signature check. */
    private static final int MAX_LENGTH = 4096;

    private static final int REMEMBERED = 100_000;

    private final JwtParser parser;
    private final Clock clock;
    private final List<SessionCheck> checks;
    private final Cache<TokenDigest, AuthenticatedUser> verified;

    /** @param clock decides what has expired; the system's except in tests */
    public TokenVerifier(TokenSettings settings, VerificationKeys keys, Collection<SessionCheck> checks, Clock clock) {
        this.clock = clock;
        this.checks = List.copyOf(checks);
        this.parser = Jwts.parser()
                .keyLocator(new PinnedKeys(keys))
                .json(new TokenJson())
                .requireIssuer(settings.issuer())
                .requireAudience(settings.audience())
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(SKEW.toSeconds())
                // Nothing of ours is compressed: no chance for a small token to grow large.
                .zip()
                .clear()
                .and()
                .build();
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<TokenDigest, AuthenticatedUser>creating((_, user) -> untilExpiry(user)))
                .build();
    }

    /** Never throws, whatever the text is. */
    public Verification verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return new Refused(ProblemCode.INVALID_TOKEN);
        }
        TokenDigest digest = TokenDigest.of(token);
        AuthenticatedUser known = verified.getIfPresent(digest);
        if (known != null && !hasExpired(known)) {
            return check(known);
        }
        return verifyAnew(token, digest);
    }

    private Verification verifyAnew(String token, TokenDigest digest) {
        try {
            Claims claims = parser.parseSignedClaims(token).getPayload();
            AuthenticatedUser user = user(claims);
            if (user == null) {
                return new Refused(ProblemCode.INVALID_TOKEN);
            }
            verified.put(digest, user);
            return check(user);
        } catch (ExpiredJwtException _) {
            return new Refused(ProblemCode.TOKEN_EXPIRED);
        } catch (JwtException | IllegalArgumentException _) {
            return new Refused(ProblemCode.INVALID_TOKEN);
        }
    }

    private Verification check(AuthenticatedUser user) {
        for (SessionCheck check : checks) {
            if (check.isRevoked(user)) {
                return new Refused(ProblemCode.SESSION_REVOKED);
            }
        }
        return new Accepted(user);
    }

    private boolean hasExpired(AuthenticatedUser user) {
        return !clock.instant().isBefore(user.expiresAt().plus(SKEW));
    }

    private Duration untilExpiry(AuthenticatedUser user) {
        return Duration.between(clock.instant(), user.expiresAt().plus(SKEW));
    }

    private static @Nullable AuthenticatedUser user(Claims claims) {
        Date expiration = claims.getExpiration();
        Set<Role> roles = roles(claims.get(ROLES));
        if (expiration == null
                || roles == null
                || claims.getSubject() == null
                || !(claims.get(SESSION) instanceof String session)) {
            return null;
        }
        Instant expiresAt = expiration.toInstant();
        return new AuthenticatedUser(UserId.parse(claims.getSubject()), UUID.fromString(session), roles, expiresAt);
    }

    private static @Nullable Set<Role> roles(@Nullable Object claim) {
        if (!(claim instanceof Collection<?> names)) {
            return null;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object name : names) {
            Arrays.stream(Role.values())
                    .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                    .forEach(roles::add);
        }
        return roles;
    }

    /** A token's SHA-256: what is kept in memory cannot be used to sign in. */
    private record TokenDigest(long a, long b, long c, long d) {

        static TokenDigest of(String token) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(sha256(token));
            return new TokenDigest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        }

        private static byte[] sha256(String token) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}

package app.taskflow.web.auth;

import app.taskflow.web.auth.TokenReader.Reading.Bad;
import app.taskflow.web.auth.TokenReader.Reading.Good;
import app.taskflow.web.auth.TokenReader.Reading.Past;
import app.taskflow.web.auth.Verification.Accepted;
import app.taskflow.web.auth.Verification.Refused;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Verifies access tokens. A signature costs tens of microseconds, so a token that passed is remembered by its SHA-256
 * until it expires; whether its key is still in the set and its session has not been taken back is asked every time.
 * Safe for use by many threads.
 */
public final class TokenVerifier {

    /** The claim that names the session. */
    public static final String SESSION = "sid";
    /** The claim that lists the roles by their wire names. */
    public static final String ROLES = "roles";

    private static final int REMEMBERED = 100_000;

    private final TokenReader reader;
    private final VerificationKeys keys;
    private final List<SessionCheck> checks;
    private final Clock clock;
    private final Cache<TokenDigest, Good> known;

    /** @param clock decides what has expired; the system's except in tests */
    public TokenVerifier(TokenSettings settings, VerificationKeys keys, Collection<SessionCheck> checks, Clock clock) {
        this.reader = new TokenReader(settings, keys, clock);
        this.keys = keys;
        this.checks = List.copyOf(checks);
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<TokenDigest, Good>creating((_, token) -> untilExpiry(token.user())))
                .build();
    }

    /**
     * Says who the token speaks for, whatever the text is.
     *
     * @throws ProblemException 503 if the keys are not to be had
     */
    public Verification verify(String token) {
        TokenDigest digest = TokenDigest.of(token);
        Good seen = known.getIfPresent(digest);
        if (seen != null && isStillGood(seen)) {
            return checked(seen.user());
        }
        return switch (reader.read(token)) {
            case Bad(ProblemCode reason) -> new Refused(reason);
            case Past _ -> new Refused(ProblemCode.TOKEN_EXPIRED);
            case Good good -> {
                known.put(digest, good);
                yield checked(good.user());
            }
        };
    }

    /** Who an expired token spoke for, for what ends rather than begins; empty for every other token. */
    public Optional<AuthenticatedUser> past(String token) {
        return reader.read(token) instanceof Past(var user) ? user : Optional.empty();
    }

    private boolean isStillGood(Good token) {
        return untilExpiry(token.user()).isPositive() && keys.find(token.keyId()) != null;
    }

    private Verification checked(AuthenticatedUser user) {
        for (SessionCheck check : checks) {
            if (check.isRevoked(user)) {
                return new Refused(ProblemCode.SESSION_REVOKED);
            }
        }
        return new Accepted(user);
    }

    private Duration untilExpiry(AuthenticatedUser user) {
        return Duration.between(clock.instant(), user.expiresAt().plus(TokenReader.SKEW));
    }
}

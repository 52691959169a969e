package app.taskflow.web.auth;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MalformedJwtException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks a token's signature and claims, and takes from it what is needed. */
final class TokenReader {

    /** How far the clocks of issuer and verifier may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Ours have about 700 characters; what is much longer is not worth a signature check. */
    private static final int MAX_LENGTH = 4096;

    private final JwtParser parser;

    TokenReader(TokenSettings settings, VerificationKeys keys, Clock clock) {
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
    }

    /** What a token turned out to be. */
    sealed interface Reading {

        record Good(AuthenticatedUser user, String keyId) implements Reading {}

        /** It was good once; whose it was, if it tells. */
        record Past(Optional<AuthenticatedUser> user) implements Reading {}

        record Bad(ProblemCode reason) implements Reading {}
    }

    /** @throws ProblemException 503 if the keys are not to be had */
    Reading read(String token) {
        if (token.length() > MAX_LENGTH) {
            return new Reading.Bad(ProblemCode.INVALID_TOKEN);
        }
        try {
            Jws<Claims> signed = parser.parseSignedClaims(token);
            return new Reading.Good(
                    user(signed.getPayload()), signed.getHeader().getKeyId());
        } catch (ExpiredJwtException e) {
            // The library looks at dates only after the signature.
            return new Reading.Past(past(e.getClaims()));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException _) {
            // The text is anybody's. Whatever reading it runs into beyond what the library documents, it is not ours.
            return new Reading.Bad(ProblemCode.INVALID_TOKEN);
        }
    }

    private static Optional<AuthenticatedUser> past(Claims claims) {
        try {
            return Optional.of(user(claims));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static AuthenticatedUser user(Claims claims) {
        return new AuthenticatedUser(
                UserId.parse(required(claims.getSubject())),
                id(required(claims.get(TokenVerifier.SESSION, String.class))),
                roles(required(claims.get(TokenVerifier.ROLES, Collection.class))),
                required(claims.getExpiration()).toInstant());
    }

    private static <T> T required(@Nullable T claim) {
        if (claim == null) {
            throw new MalformedJwtException("a claim is missing");
        }
        return claim;
    }

    private static UUID id(String text) {
        // By the strict form of ids: the library's own also takes 1-1-1-1-1.
        return UserId.parse(text).value();
    }

    private static Set<Role> roles(Collection<?> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object name : names) {
            Arrays.stream(Role.values())
                    .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                    .forEach(roles::add);
        }
        return roles;
    }
}

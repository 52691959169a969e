package app.taskflow.command.session;

import app.taskflow.events.id.UserId;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * All sessions. MongoDB holds which there are, so that ending one is durable; Redis holds by which token each goes on.
 * Safe for use by many threads and on many nodes at once.
 */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(SessionStore store, RefreshTokens tokens, SessionProperties properties, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** Begins a session of a user who has just proved who it is. */
    public OpenSession begin(UserId user, Device device, TokenDelivery delivery) {
        Instant now = now();
        var session = new Session(
                UuidCreator.getTimeOrderedEpoch(), user, delivery, now, now, now.plus(properties.lifetime()), device);
        // The token first: without Redis there is to be no session that nobody can use.
        RefreshToken token = tokens.begin(session.id(), user, session.expiresAt());
        store.add(session);
        return new OpenSession(session, token.text());
    }

    /**
     * Makes sure that a session could begin now, before something is done that is of no use without one.
     *
     * @throws DataAccessException if Redis does not answer
     */
    public void requireAvailable() {
        tokens.ping();
    }

    /** Continues the session that the token belongs to, with another token. */
    public Refreshed refresh(String presented, Device device) {
        Optional<RefreshToken> token = RefreshToken.parse(presented);
        if (token.isEmpty()) {
            return new Refreshed.Unknown();
        }
        UUID id = token.get().session();
        return switch (tokens.rotate(token.get())) {
            case Rotation.Rotated rotated ->
                store.touch(id, device, now())
                        .<Refreshed>map(session -> new Refreshed.Continued(
                                new OpenSession(session, rotated.successor().text())))
                        .orElseGet(() -> ended(id));
            case Rotation.Reused _ -> {
                end(id);
                yield new Refreshed.Reused();
            }
            case Rotation.Unknown _ -> new Refreshed.Unknown();
        };
    }

    /** The session of a refresh token that is good; without using the token. */
    public Optional<UUID> sessionOf(String presented) {
        return RefreshToken.parse(presented).filter(tokens::belongs).map(RefreshToken::session);
    }

    /** Ends the session: its tokens are refused from now on. Repeating it changes nothing. */
    public void end(UUID id) {
        store.remove(id);
        forget(id);
    }

    /** Redis did not know yet that the session has ended. */
    private Refreshed ended(UUID id) {
        forget(id);
        return new Refreshed.Unknown();
    }

    /** A token that Redis still has when its session is gone is refused all the same. */
    private void forget(UUID id) {
        try {
            tokens.end(List.of(id));
        } catch (DataAccessException e) {
            LOG.warn("Redis keeps the tokens of the ended session {} until they expire: {}", id, e.getMessage());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package app.taskflow.command.session;

import app.taskflow.command.account.Account;
import app.taskflow.command.account.Pending;
import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.SessionEnd;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.MongoException;
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
    private final EndOfSessions end;
    private final AccountJournal journal;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(
            SessionStore store,
            RefreshTokens tokens,
            EndOfSessions end,
            AccountJournal journal,
            SessionProperties properties,
            Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.end = end;
        this.journal = journal;
        this.properties = properties;
        this.clock = clock;
    }

    /** Begins a session of a user who has just proved who it is, with the credentials of this account. */
    public OpenSession begin(Account account, Device device, TokenDelivery delivery) {
        Instant now = now();
        var session = new Session(
                UuidCreator.getTimeOrderedEpoch(),
                account.id(),
                account.credentials(),
                delivery,
                now,
                now,
                now.plus(properties.lifetime()),
                device);
        // The token first: without Redis there is to be no session that nobody can use.
        RefreshToken token = tokens.begin(session.id(), account.id(), session.expiresAt());
        store.add(session);
        return new OpenSession(session, token.text());
    }

    /** Takes a session back of which nobody has the tokens yet. */
    public void abandon(Session session) {
        try {
            store.remove(List.of(session.id()));
            tokens.end(List.of(session.id()));
        } catch (MongoException | DataAccessException e) {
            LOG.warn("the session {} that nobody has the tokens of stays until it expires", session.id(), e);
        }
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
    public Refreshed refresh(String presented, Device device, Origin origin) {
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
                        .orElseGet(Refreshed.Unknown::new);
            case Rotation.Reused(UserId user) -> {
                end(user, id, ended(user, SessionEnd.TOKEN_REUSED, origin, device.address()));
                // What Redis still has of a session that is not there any more has nobody else to forget it.
                tokens.end(List.of(id));
                yield new Refreshed.Reused();
            }
            case Rotation.Unknown _ -> new Refreshed.Unknown();
        };
    }

    /** The session, unless it has ended. */
    public Optional<Session> find(UUID id) {
        return store.find(id, now());
    }

    /** The session of a refresh token, be it spent or not; without using the token. */
    public Optional<Session> ofToken(String presented) {
        return RefreshToken.parse(presented)
                .filter(tokens::belongs)
                .map(RefreshToken::session)
                .flatMap(this::find);
    }

    /** The user's sessions that have not ended, the one used last first. */
    public List<Session> of(UserId user) {
        return store.ofUser(user, now());
    }

    /**
     * Ends the session: when this returns its tokens are refused, here at once and everywhere within a second.
     * Repeating it changes nothing.
     *
     * @return the owner sequence of the event that tells of it; 0 if it had ended before
     */
    public long end(Session session, SessionEnd reason, Origin origin) {
        return end(session.user(), session.id(), ended(session.user(), reason, origin, ""));
    }

    /**
     * Ends the sessions that have to end because of a change of their account. Repeating it changes nothing.
     *
     * @return the owner sequence of the last event that tells of it; 0 if there was no such session
     */
    public long end(UserId user, Pending cause, Pending.Ending which) {
        if (which.kept() != null) {
            store.keep(which.kept(), which.credentials());
        }
        store.endAll(
                user,
                which.credentials(),
                which.kept(),
                new Ended(which.reason(), cause.at(), cause.origin(), cause.from(), ""));
        return end.tell(user);
    }

    /** Users of whose ended sessions not everybody has been told although they ended before that instant. */
    public List<UserId> untold(Instant before, int limit) {
        return store.unsettled(before, limit);
    }

    /** Tells of the user's sessions that have ended. */
    public void tell(UserId user) {
        end.tell(user);
    }

    private long end(UserId user, UUID id, Ended ended) {
        store.end(id, ended);
        return end.tell(user);
    }

    private Ended ended(UserId user, SessionEnd reason, Origin origin, String address) {
        return new Ended(reason, now(), origin, journal.next(user), address);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

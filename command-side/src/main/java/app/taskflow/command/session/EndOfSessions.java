package app.taskflow.command.session;

import app.taskflow.command.account.journal.AccountJournal;
import app.taskflow.command.account.journal.Entry;
import app.taskflow.command.session.SessionStore.EndedSession;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import app.taskflow.web.session.EndedSessions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells that sessions have ended: the nodes, so that they refuse the access tokens; Redis, so that it forgets the
 * refresh tokens; the log. All of it can be repeated, by any node, until the marked session is taken away.
 */
final class EndOfSessions {

    private static final Logger LOG = LoggerFactory.getLogger(EndOfSessions.class);
    private static final int AT_ONCE = 200;

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final EndedSessions nodes;
    private final AccountJournal journal;

    EndOfSessions(SessionStore store, RefreshTokens tokens, EndedSessions nodes, AccountJournal journal) {
        this.store = store;
        this.tokens = tokens;
        this.nodes = nodes;
        this.journal = journal;
    }

    /** @return the owner sequence of the last event that tells of it; 0 if there was nothing to tell */
    long tell(UserId user) {
        long sequence = 0;
        List<EndedSession> ended = store.ended(user, AT_ONCE);
        while (!ended.isEmpty()) {
            List<UUID> ids = ended.stream().map(EndedSession::id).toList();
            nodes.end(ids);
            forget(ids);
            sequence = Math.max(sequence, record(user, ended));
            store.remove(ids);
            ended = ended.size() < AT_ONCE ? List.of() : store.ended(user, AT_ONCE);
        }
        return sequence;
    }

    /** A commit has one instant and one cause; sessions that ended together share them. */
    private long record(UserId user, List<EndedSession> ended) {
        Map<Ended, List<EndedSession>> byCause = ended.stream().collect(Collectors.groupingBy(EndedSession::ended));
        return byCause.entrySet().stream()
                .mapToLong(cause -> journal.record(
                        user,
                        cause.getKey().origin(),
                        cause.getKey().at(),
                        cause.getKey().from(),
                        cause.getValue().stream()
                                .flatMap(EndOfSessions::entries)
                                .toList()))
                .max()
                .orElse(0);
    }

    private static Stream<Entry> entries(EndedSession session) {
        Entry end = new Entry(
                idFor("ended", session.id()),
                new UserEvent.SessionEnded(session.id(), session.ended().reason()));
        return session.ended().reason() == SessionEnd.TOKEN_REUSED
                ? Stream.of(
                        new Entry(
                                idFor("reused", session.id()),
                                new UserEvent.RefreshTokenReused(
                                        session.id(), session.ended().address())),
                        end)
                : Stream.of(end);
    }

    /** A session ends once: whoever records it gives the event the same id (a UUID of version 8). */
    private static EventId idFor(String what, UUID session) {
        byte[] digest = sha256("taskflow session " + what + " " + session);
        long high = (bits(digest, 0) & ~0xF000L) | 0x8000L;
        long low = (bits(digest, Long.BYTES) & ~(0xC0L << 56)) | (0x80L << 56);
        return new EventId(new UUID(high, low));
    }

    private static long bits(byte[] digest, int from) {
        return ByteBuffer.wrap(Arrays.copyOfRange(digest, from, from + Long.BYTES))
                .getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A token that Redis still has when its session is gone is refused all the same. */
    private void forget(List<UUID> ids) {
        try {
            tokens.end(ids);
        } catch (DataAccessException e) {
            LOG.warn("Redis keeps the tokens of {} ended sessions until they expire: {}", ids.size(), e.getMessage());
        }
    }
}

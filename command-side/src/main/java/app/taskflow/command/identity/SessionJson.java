package app.taskflow.command.identity;

import app.taskflow.command.session.Session;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its user sees it.
 *
 * @param current whether it is the one that asks
 */
record SessionJson(
        UUID id,
        boolean current,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String userAgent,
        String address) {

    static SessionJson of(Session session, UUID asking) {
        return new SessionJson(
                session.id(),
                session.id().equals(asking),
                session.startedAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.device().userAgent(),
                session.device().address());
    }
}

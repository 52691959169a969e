package app.taskflow.command.session;

import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * What one sign-in began.
 *
 * @param credentials those of the account when the session began; it goes on only while the account has them
 * @param lastUsedAt when it was last refreshed
 * @param expiresAt when it ends at the latest; no refreshing puts that off
 * @param device where it was last refreshed
 */
public record Session(
        UUID id,
        UserId user,
        long credentials,
        TokenDelivery delivery,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Device device) {}

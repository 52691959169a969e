package app.taskflow.command.repetition;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.web.request.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The keys of requests, as the log has them. The log takes a key once and for ever, but to a client it is good for a
 * day. So time is cut into days, counted from the first use of a key: in the first the key stands in the log as it is,
 * in a later one with the number of the day behind it, parted by a space, which no client's key has. A retry looks at
 * the day it is in and at the one before, so that the cut between two days goes unnoticed.
 */
public final class LoggedKeys {

    private static final Duration DAY = Duration.ofHours(24);

    private final EventLog log;
    private final InstantSource clock;

    LoggedKeys(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Costs one read for a key that is new or was used today. */
    public Recollection recall(UserId owner, RequestKey key) {
        Optional<Commit> first = log.byKey(owner, key.id());
        if (first.isEmpty()) {
            return unheard(key, 0);
        }
        Instant now = clock.instant();
        long day = Math.max(0, Duration.between(first.get().at(), now).dividedBy(DAY));
        if (day == 0) {
            return recognise(first.get(), key);
        }
        return log.byKey(owner, name(key, day))
                .or(() -> log.byKey(owner, name(key, day - 1)).filter(commit -> isRecent(commit, now)))
                .map(commit -> recognise(commit, key))
                .orElseGet(() -> unheard(key, day));
    }

    /** Whether this commit is what the request asks for. */
    public Recollection recognise(Commit commit, RequestKey key) {
        IdempotencyKey used = commit.key();
        return used != null && used.requestDigest().equals(key.digest())
                ? new Recollection.Done(commit)
                : new Recollection.Reused();
    }

    private static boolean isRecent(Commit commit, Instant now) {
        return commit.at().plus(DAY).isAfter(now);
    }

    private static Recollection unheard(RequestKey key, long day) {
        return new Recollection.Unheard(new IdempotencyKey(name(key, day), key.digest()));
    }

    private static String name(RequestKey key, long day) {
        return day == 0 ? key.id() : key.id() + " " + day;
    }
}

package app.taskflow.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts as tests need them. */
public final class Drafts {

    public static final Instant AT = Instant.parse("2026-11-23T09:59:26.689Z");

    private static final EventType RETITLED = new EventType("task.retitled", 1);

    private Drafts() {}

    public static UserId owner() {
        return new UserId(UUID.randomUUID());
    }

    public static EventDraft event(UUID aggregateId, long sequence) {
        return new EventDraft(
                aggregateId,
                sequence,
                new EventId(UUID.randomUUID()),
                RETITLED,
                "{\"title\":\"t%d\"}".formatted(sequence).getBytes(UTF_8));
    }

    /** One event of a new aggregate. */
    public static CommitDraft draft(UserId owner) {
        return draft(owner, event(UUID.randomUUID(), 0));
    }

    public static CommitDraft draft(UserId owner, EventDraft... events) {
        return keyed(owner, null, events);
    }

    public static CommitDraft keyed(UserId owner, @Nullable IdempotencyKey key, EventDraft... events) {
        return new CommitDraft(owner, owner.toString(), "request-1", null, key, AT, List.of(events));
    }
}

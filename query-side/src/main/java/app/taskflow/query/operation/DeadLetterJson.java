package app.taskflow.query.operation;

import app.taskflow.query.store.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dead letter as operators see it. Its data is in the log, for auditors. */
record DeadLetterJson(
        UUID id,
        UUID ownerId,
        long position,
        int index,
        long sequence,
        UUID aggregateId,
        long aggregateSequence,
        String type,
        int revision,
        String reason,
        Instant failedAt,
        String state,
        @Nullable Instant resolvedAt) {

    static DeadLetterJson of(DeadLetter letter) {
        return new DeadLetterJson(
                letter.event().value(),
                letter.owner().value(),
                letter.position().value(),
                letter.index(),
                letter.ownerSequence(),
                letter.aggregateId(),
                letter.aggregateSequence(),
                letter.type().name(),
                letter.type().revision(),
                letter.reason(),
                letter.failedAt(),
                letter.state().name().toLowerCase(Locale.ROOT),
                letter.resolvedAt());
    }
}

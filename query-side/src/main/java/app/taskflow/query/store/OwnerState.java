package app.taskflow.query.store;

import app.taskflow.events.id.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an owner's events are in the views.
 *
 * @param sequence of the last of them; 0 before the first
 * @param block why no more of them are applied for now, if so
 * @param skipped events that were left out for good, in the order in which that was decided
 */
public record OwnerState(
        UserId owner, long sequence, @Nullable Block block, List<Skipped> skipped) {

    /**
     * @param deadLetter the event that could not be applied
     * @param heldBackTo the sequence of the last event that a projection is known to have passed over since
     */
    public record Block(UUID deadLetter, long heldBackTo) {}

    /** @param task the task that the event was about */
    public record Skipped(long sequence, UUID task) {}

    public OwnerState {
        skipped = List.copyOf(skipped);
    }

    static OwnerState unknown(UserId owner) {
        return new OwnerState(owner, 0, null, List.of());
    }

    public boolean skips(long ownerSequence) {
        return skipped.stream().anyMatch(skip -> skip.sequence() == ownerSequence);
    }

    /** The sequences of the skipped events up to this one, ascending. */
    public List<Long> skippedThrough(long ownerSequence) {
        return skipped.stream()
                .map(Skipped::sequence)
                .filter(sequence -> sequence <= ownerSequence)
                .sorted()
                .toList();
    }

    public boolean skipsEventsOf(UUID task) {
        return skipped.stream().anyMatch(skip -> skip.task().equals(task));
    }
}

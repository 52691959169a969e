package app.taskflow.query.projection.repair;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.OwnerState.Skipped;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where operators put right what a projection could not apply. Both ways out re-fold the blocked owner from the log and
 * lift the block only when the views hold all that was held back, so that nothing is lost however the projection runs
 * on meanwhile, on this node or another.
 */
public final class DeadLetterDesk {

    /** What came of it. */
    public sealed interface Outcome {

        /** The owner's views are up to date again. */
        record Released(long sequence) implements Outcome {}

        /** The owner is blocked still, or again at another event. */
        record Blocked(DeadLetter letter) implements Outcome {}

        /** No owner waits for this dead letter. */
        record NotBlocking() implements Outcome {}
    }

    private final OwnerCatchUp catchUp;
    private final Views views;
    private final RevisionPublisher revisions;
    private final Clock clock;

    public DeadLetterDesk(OwnerCatchUp catchUp, Views views, RevisionPublisher revisions, Clock clock) {
        this.catchUp = catchUp;
        this.views = views;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** The dead letters that block their owners, in the order of the log. */
    public List<DeadLetter> blocking(int limit) {
        return views.deadLetters().in(DeadLetter.State.BLOCKED, limit);
    }

    /** Tries the event again: with a newer program, or after what it depended on was put right. */
    public Outcome retry(EventId event) {
        return views.deadLetters()
                .find(event)
                .filter(this::isBlocking)
                .map(letter -> release(letter, DeadLetter.State.RETRIED))
                .orElseGet(Outcome.NotBlocking::new);
    }

    /** Leaves the event out of the views for good, and applies what came after it. The log keeps it. */
    public Outcome skip(EventId event) {
        Optional<DeadLetter> blocking = views.deadLetters().find(event).filter(this::isBlocking);
        blocking.ifPresent(letter ->
                views.owners().skip(letter.owner(), new Skipped(letter.ownerSequence(), letter.aggregateId())));
        return blocking.map(letter -> release(letter, DeadLetter.State.SKIPPED)).orElseGet(Outcome.NotBlocking::new);
    }

    private boolean isBlocking(DeadLetter letter) {
        OwnerState.Block block = views.owners().state(letter.owner()).block();
        return block != null && block.deadLetter().equals(letter.event().value());
    }

    private Outcome release(DeadLetter letter, DeadLetter.State way) {
        UserId owner = letter.owner();
        while (true) {
            CatchUp reached = catchUp.run(owner, Long.MAX_VALUE);
            revisions.publishElsewhere(owner, reached.reached());
            DeadLetter again = reached.stoppedAt();
            if (again != null) {
                resolveUnlessSame(letter, again, way);
                return new Outcome.Blocked(again);
            }
            if (views.owners().release(owner, letter.event().value(), reached.reached())) {
                views.deadLetters().resolve(letter.event(), way, clock.instant());
                return new Outcome.Released(reached.reached());
            }
            if (!isBlocking(letter)) {
                // Somebody else did the same at the same time, and has come as far.
                return new Outcome.NotBlocking();
            }
        }
    }

    private void resolveUnlessSame(DeadLetter letter, DeadLetter again, DeadLetter.State way) {
        if (!again.event().equals(letter.event())) {
            views.deadLetters().resolve(letter.event(), way, clock.instant());
        }
    }
}

package app.taskflow.query.projection;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.query.cache.ForgottenPages;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.projection.repair.CatchUp;
import app.taskflow.query.projection.repair.DeadLetterTopic;
import app.taskflow.query.projection.repair.OwnerCatchUp;
import app.taskflow.query.store.Views;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of the projection of tasks, in their order. */
final class TaskSteps {

    private final Views views;
    private final OwnerCatchUp catchUp;
    private final DeadLetterTopic deadLetters;
    private final RevisionPublisher revisions;
    private final ForgottenPages pages;
    private final Partitioning partitioning;

    TaskSteps(
            Views views,
            OwnerCatchUp catchUp,
            DeadLetterTopic deadLetters,
            RevisionPublisher revisions,
            ForgottenPages pages,
            Partitioning partitioning) {
        this.views = views;
        this.catchUp = catchUp;
        this.deadLetters = deadLetters;
        this.revisions = revisions;
        this.pages = pages;
        this.partitioning = partitioning;
    }

    /** @param blocked the blocked owners that the caller knows of; kept up to date */
    List<Step> of(Set<UserId> blocked) {
        return List.of(
                this::writeViews,
                batch -> forget(batch, blocked),
                this::advanceOwners,
                batch -> lookAfter(batch, blocked),
                this::publish,
                this::writeCheckpoints);
    }

    /** In all versions before an owner's sequence says so: then any of them can be shown from one moment to the next. */
    private void writeViews(FoldedBatch batch) {
        batch.store().write(batch.documents());
        batch.beside().forEach((version, other) -> {
            other.store().write(other.documents());
            other.troubled()
                    .forEach((owner, last) ->
                            catchUp.follow(views.owners().state(owner), other.first(owner), last, version));
        });
    }

    /** What a node accepted that had not heard of the erasure yet comes behind it in the log, and is as little to be seen. */
    private void forget(FoldedBatch batch, Set<UserId> blocked) {
        Map<UserId, Long> last = batch.last();
        Set<UserId> erased = views.owners().erased(last.keySet());
        erased.addAll(batch.erased());
        for (UserId owner : erased) {
            views.removeTasks(owner);
            views.deadLetters().removeAll(owner);
            views.owners().erase(owner, partitioning.of(owner));
            // Behind the mark of the erasure, which whoever keeps such a state looks for when it is kept.
            views.past().removeAll(owner);
            pages.forget(owner);
            blocked.remove(owner);
            batch.troubled().remove(owner);
            batch.reached(partitioning.of(owner), owner, last.getOrDefault(owner, 0L));
        }
    }

    private void advanceOwners(FoldedBatch batch) {
        views.owners().advance(batch.reached());
    }

    /** An owner who is still blocked has her events held back; with any other, it is found out what is wrong. */
    private void lookAfter(FoldedBatch batch, Set<UserId> blocked) {
        batch.troubled().forEach((owner, last) -> {
            if (blocked.contains(owner) && views.owners().holdBack(owner, last)) {
                return;
            }
            CatchUp result = catchUp.run(owner, last);
            batch.reached(partitioning.of(owner), owner, result.reached());
            if (result.isBlocked()) {
                blocked.add(owner);
                deadLetters.wake();
            } else {
                blocked.remove(owner);
            }
        });
    }

    /** Before the checkpoint, as readers wait for it: a publication that is lost here ends the term instead. */
    private void publish(FoldedBatch batch) {
        batch.reached().forEach(revisions::publish);
        Instant now = Instant.now();
        batch.latest().forEach((partition, at) -> revisions.behind(partition, at, now));
    }

    private void writeCheckpoints(FoldedBatch batch) {
        views.checkpoints().advance(batch.progress());
    }
}

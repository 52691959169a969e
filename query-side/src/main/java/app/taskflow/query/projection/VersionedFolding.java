package app.taskflow.query.projection;

import app.taskflow.events.id.UserId;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.Versions;
import app.taskflow.query.store.Views;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch over every version of the views that is fed, each over its own documents: what is wrong in one does not
 * come into another. For one thread at a time.
 */
final class VersionedFolding {

    private final TaskEvents events;
    private final Views views;
    private final Map<Integer, BatchFolding> foldings = new HashMap<>();

    VersionedFolding(TaskEvents events, Views views) {
        this.events = events;
        this.views = views;
    }

    /**
     * @param blocked owners whose events are not to be applied
     * @param before the batch that came before, where it may not be written yet
     */
    FoldedBatch fold(Batch batch, Set<UserId> blocked, @Nullable FoldedBatch before) {
        Versions versions = views.versions().current();
        FoldedBatch folded = of(versions.live()).fold(batch, blocked, before);
        for (int version : versions.beside()) {
            folded.beside().put(version, of(version).fold(folded.untroubled(), Set.of(), before));
        }
        return folded;
    }

    private BatchFolding of(int version) {
        return foldings.computeIfAbsent(version, number -> new BatchFolding(events, views.tasks(number)));
    }
}

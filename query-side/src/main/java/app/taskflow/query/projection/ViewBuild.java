package app.taskflow.query.projection;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.TaskStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds a version of the views from the log, some commits at a time, as fast as the projection applies them. It keeps
 * no books and has no effect beside: nothing is published, nobody is told, and no dead letter is written.
 */
public final class ViewBuild {

    private final TaskStore target;
    private final OwnerStates owners;
    private final BatchFolding folding;

    public ViewBuild(TaskEvents events, OwnerStates owners, TaskStore target) {
        this.target = target;
        this.owners = owners;
        this.folding = new BatchFolding(events, target);
    }

    /**
     * Applies the next commits of a partition; the same ones may come again.
     *
     * @return the owners of whom nothing was applied, as each of them is to be looked at with care
     */
    public Set<UserId> apply(List<Commit> commits) {
        Set<UserId> all = commits.stream().map(Commit::owner).collect(Collectors.toSet());
        Set<UserId> erased = owners.erased(all);
        Map<UserId, OwnerState> states = owners.states(all);
        Set<UserId> left = new HashSet<>(all);
        left.removeAll(erased);
        left.removeIf(owner -> {
            OwnerState state = states.get(owner);
            return state != null && state.block() == null && state.skipped().isEmpty();
        });
        Batch batch = new Batch();
        commits.stream()
                .filter(commit -> !erased.contains(commit.owner()) && !left.contains(commit.owner()))
                .forEach(commit -> batch.add(commit.published()));
        FoldedBatch folded = folding.fold(batch, Set.of(), null);
        target.write(folded.documents());
        left.addAll(folded.troubled().keySet());
        return left;
    }
}

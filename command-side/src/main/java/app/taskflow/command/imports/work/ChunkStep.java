package app.taskflow.command.imports.work;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.ImportDecider;
import app.taskflow.command.imports.ImportDecision;
import app.taskflow.command.imports.row.ChunkPlan;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.failure.AggregateConflictException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does some rows in one commit: the first events of their tasks, and the import's event that counts them. So no row is
 * done without being counted, or counted twice, whoever repeats what or dies where. Which tasks are there already is
 * looked up first; where somebody was faster all the same, the log refuses the commit and it is planned anew.
 */
final class ChunkStep {

    private static final int ATTEMPTS = 20;

    /** @param step as the import's event will say; grows */
    record Step(long step, List<ImportRow> rows) {}

    private final Imports imports;
    private final EventLog log;
    private final TaskHistories histories;
    private final Clock clock;

    ChunkStep(Imports imports, EventLog log, TaskHistories histories, Clock clock) {
        this.imports = imports;
        this.log = log;
        this.histories = histories;
        this.clock = clock;
    }

    /**
     * @param known a state of the import; if it is not the newest, that is found out
     * @param due the step that is to be done for a state of the import
     * @return the import afterwards; it is unchanged if it was not the step's time
     */
    Import run(Import known, Function<Import, Step> due) {
        Import state = known;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Step step = due.apply(state);
            ChunkPlan plan = plan(state.owner(), step.rows());
            ImportCommand command = new ImportCommand.Advance(step.step(), plan.counts());
            if (!(ImportDecider.decide(state, command) instanceof ImportDecision.Accepted(var events))
                    || events.isEmpty()) {
                return state;
            }
            List<EventDraft> drafts = state.mode() == ImportMode.DRY_RUN ? List.of() : TaskDrafts.of(plan);
            try {
                return imports.append(state, events, drafts, Imports.Asked.by(state.id()), clock.instant());
            } catch (AggregateConflictException _) {
                state = imports.find(known.id()).orElseThrow();
            }
        }
        return state;
    }

    private ChunkPlan plan(UserId owner, List<ImportRow> rows) {
        Set<UUID> ids = ChunkPlan.ids(rows).stream().map(TaskId::value).collect(Collectors.toSet());
        Set<TaskId> begun = log.begun(ids).stream().map(TaskId::new).collect(Collectors.toSet());
        return ChunkPlan.of(rows, begun, undone(owner, begun));
    }

    private Map<TaskId, Long> undone(UserId owner, Set<TaskId> begun) {
        Map<TaskId, Long> undone = new HashMap<>();
        if (!begun.isEmpty() && imports.hasUndone(owner)) {
            histories.of(begun).forEach((id, standing) -> {
                if (standing.byUndo()) {
                    undone.put(id, standing.last() + 1);
                }
            });
        }
        return undone;
    }
}

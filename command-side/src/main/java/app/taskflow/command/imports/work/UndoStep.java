package app.taskflow.command.imports.work;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.ImportDecider;
import app.taskflow.command.imports.ImportDecision;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.work.TaskHistories.Standing;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes back one commit of an import. What the import made need not be written down anywhere: its commits are the list.
 * A task that has events since is somebody's work and stays.
 */
final class UndoStep {

    private static final int ATTEMPTS = 20;
    private static final EventCodec CODEC = EventCodec.standard();

    /** @param step the sequence of the import's event that counted the commit's tasks */
    private record Made(long step, Map<TaskId, Long> tasks) {}

    private final Imports imports;
    private final EventLog log;
    private final TaskHistories histories;
    private final Clock clock;

    UndoStep(Imports imports, EventLog log, TaskHistories histories, Clock clock) {
        this.imports = imports;
        this.log = log;
        this.histories = histories;
        this.clock = clock;
    }

    /** @return the import afterwards */
    Import run(Import known) {
        Import state = known;
        for (int attempt = 0; attempt < ATTEMPTS && state.isUndoing(); attempt++) {
            Instant now = clock.instant();
            List<EventDraft> drafts = new ArrayList<>();
            ImportCommand command =
                    next(state).map(made -> takeBack(made, now, drafts)).orElseGet(ImportCommand.CompleteUndo::new);
            if (!(ImportDecider.decide(state, command) instanceof ImportDecision.Accepted(var events))
                    || events.isEmpty()) {
                return state;
            }
            try {
                return imports.append(state, events, drafts, Imports.Asked.by(state.id()), now);
            } catch (AggregateConflictException _) {
                state = imports.find(known.id()).orElseThrow();
            }
        }
        return state;
    }

    private ImportCommand takeBack(Made made, Instant now, List<EventDraft> drafts) {
        Map<TaskId, Standing> standings = histories.of(made.tasks().keySet());
        List<TaskId> kept = new ArrayList<>();
        made.tasks().forEach((id, lastOfImport) -> {
            Standing standing = Objects.requireNonNull(standings.get(id));
            if (standing.last() == lastOfImport) {
                drafts.add(TaskDrafts.draft(
                        id, lastOfImport + 1, new TaskEvent.Deleted(now.truncatedTo(ChronoUnit.MILLIS))));
            } else if (!standing.inTrash()) {
                kept.add(id);
            }
        });
        return new ImportCommand.AdvanceUndo(made.step(), drafts.size(), kept);
    }

    /** The next commit that made tasks; empty where the import's own events end. */
    private Optional<Made> next(Import state) {
        long from = Objects.requireNonNull(state.undo()).after() + 1;
        while (true) {
            List<Commit> commits = log.readAggregate(state.id().value(), from, 1);
            if (commits.isEmpty()) {
                return Optional.empty();
            }
            Commit commit = commits.getFirst();
            for (RecordedEvent event : commit.events()) {
                if (event.aggregateId().equals(state.id().value()) && event.aggregateSequence() >= from) {
                    from = event.aggregateSequence() + 1;
                    Object fact = CODEC.decode(event.type(), event.data());
                    if (fact instanceof ImportEvent.UndoStarted) {
                        return Optional.empty();
                    }
                    if (fact instanceof ImportEvent.Progressed progressed && progressed.created() > 0) {
                        return Optional.of(new Made(event.aggregateSequence(), tasks(commit)));
                    }
                }
            }
        }
    }

    /** What the commit created or brought back, with the sequence of the last event that it gave to each. */
    private static Map<TaskId, Long> tasks(Commit commit) {
        Map<TaskId, Long> tasks = new HashMap<>();
        for (RecordedEvent event : commit.events()) {
            String type = event.type().name();
            if (type.equals(TaskDrafts.CREATED.name()) || type.equals(TaskDrafts.RESTORED.name())) {
                tasks.put(new TaskId(event.aggregateId()), event.aggregateSequence());
            } else {
                tasks.computeIfPresent(new TaskId(event.aggregateId()), (_, _) -> event.aggregateSequence());
            }
        }
        return tasks;
    }
}

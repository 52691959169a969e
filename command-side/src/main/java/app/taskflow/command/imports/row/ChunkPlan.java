package app.taskflow.command.imports.row;

import app.taskflow.command.imports.Counts;
import app.taskflow.events.id.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a chunk does, given what its owner has already.
 *
 * @param created rows that become tasks
 * @param restored tasks that an undo had removed and that come back, each with the sequence of its next event
 * @param counts of all rows
 */
public record ChunkPlan(List<ImportRow.Valid> created, Map<TaskId, Long> restored, Counts counts) {

    public ChunkPlan {
        created = List.copyOf(created);
        restored = Map.copyOf(restored);
    }

    /** @return the tasks that the rows become, if they do */
    public static Set<TaskId> ids(List<ImportRow> rows) {
        Set<TaskId> ids = new HashSet<>();
        for (ImportRow row : rows) {
            if (row instanceof ImportRow.Valid valid) {
                ids.add(valid.id());
            }
        }
        return ids;
    }

    /**
     * @param known those of the rows' tasks that are or were there
     * @param undone those of them that an undo removed, each with the sequence of its next event
     */
    public static ChunkPlan of(List<ImportRow> rows, Set<TaskId> known, Map<TaskId, Long> undone) {
        List<ImportRow.Valid> created = new ArrayList<>();
        Set<TaskId> seen = new HashSet<>(known);
        seen.removeAll(undone.keySet());
        long warnings = 0;
        long rejected = 0;
        long unchanged = 0;
        for (ImportRow row : rows) {
            warnings += row.messages().stream().filter(RowMessage::isWarning).count();
            switch (row) {
                case ImportRow.Rejected _ -> rejected++;
                // A file may hold a row twice; the second is a repeat like any other.
                case ImportRow.Valid valid when !seen.add(valid.id()) -> unchanged++;
                case ImportRow.Valid valid -> {
                    if (!undone.containsKey(valid.id())) {
                        created.add(valid);
                    }
                }
            }
        }
        long becameTasks = rows.size() - rejected - unchanged;
        return new ChunkPlan(created, undone, new Counts(becameTasks, unchanged, rejected, warnings));
    }
}

package app.taskflow.formats.asana;

import app.taskflow.events.field.DueText;
import app.taskflow.formats.csv.CsvRecord;
import app.taskflow.formats.csv.CsvTable;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a task of a row. */
final class AsanaRow {

    static final String ID = "task id";
    static final String NAME = "name";
    static final String PARENT = "parent task";

    private static final Set<String> KNOWN = Set.of(
            ID,
            NAME,
            PARENT,
            "created at",
            "completed at",
            "last modified",
            "section/column",
            "due date",
            "tags",
            "notes",
            "projects");

    private final CsvTable table;
    private final ParentNames parents;
    private final ReadOptions options;

    AsanaRow(CsvTable table, ParentNames parents, ReadOptions options) {
        this.table = table;
        this.parents = parents;
        this.options = options;
    }

    String cell(CsvRecord csv, String column) {
        return csv.cell(table.column(column)).strip();
    }

    @Nullable
    String parentId(CsvRecord csv) {
        return parents.id(cell(csv, PARENT));
    }

    ForeignTask task(CsvRecord csv) {
        ForeignTask task = new ForeignTask();
        task.title(cell(csv, NAME));
        task.description(cell(csv, "notes"));
        task.createdAt(instant(task, "createdAt", "Created", cell(csv, "created at")));
        String completed = cell(csv, "completed at");
        if (!completed.isEmpty()) {
            task.done(instant(task, "completedAt", "Completed", completed));
        }
        String due = cell(csv, "due date");
        if (!due.isEmpty()) {
            task.dueText(due, options.zone());
        }
        tags(task, cell(csv, "tags"));
        task.tag(cell(csv, "section/column"));
        tags(task, cell(csv, "projects"));
        parent(task, cell(csv, PARENT));
        others(task, csv);
        return task;
    }

    private static void tags(ForeignTask task, String cell) {
        for (String tag : cell.split(",", -1)) {
            task.tag(tag);
        }
    }

    private void parent(ForeignTask task, String name) {
        if (name.isEmpty() || parents.id(name) != null) {
            return;
        }
        task.fact("Parent task", name);
        if (parents.isAmbiguous(name)) {
            task.warn(Code.PARENT_AMBIGUOUS, "parentExternalId", "is the title of several tasks of the file");
        } else {
            task.warn(Code.PARENT_NOT_FOUND, "parentExternalId", "is the title of no task of the file");
        }
    }

    /** Assignee, start, and the columns that each project defines for itself. */
    private void others(ForeignTask task, CsvRecord csv) {
        List<String> columns = table.columns();
        for (int i = 0; i < csv.cells().size(); i++) {
            if (i >= columns.size()) {
                String more = csv.cell(i);
                if (!more.isBlank()) {
                    task.notUnderstood(Code.SURPLUS_CELLS, "description", "More", more);
                }
            } else if (!KNOWN.contains(columns.get(i)) || columns.indexOf(columns.get(i)) != i) {
                task.fact(capitalized(columns.get(i)), csv.cell(i));
            }
        }
    }

    private static String capitalized(String column) {
        return column.isEmpty() ? "More" : column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1);
    }

    /** A day means its start in the zone of times without one. */
    private @Nullable Instant instant(ForeignTask task, String field, String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        LocalDate date = DueText.date(text);
        Instant instant = date == null
                ? ForeignTask.instant(text)
                : date.atStartOfDay(options.zone()).toInstant();
        if (instant == null) {
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, field, name, text);
        }
        return instant;
    }
}

package app.taskflow.formats.todoist;

import app.taskflow.events.task.Priority;
import app.taskflow.formats.csv.CsvRecord;
import app.taskflow.formats.csv.CsvTable;
import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one project of Todoist. A task's notes stand on the rows below it, so a row is given when the next task is
 * met. Sections become tags; rows about the view and the view's columns are left out.
 */
public final class TodoistReader implements RowReader {

    private static final Pattern LABEL = Pattern.compile("(?<=^|\\s)@([^\\s@]+)");

    private final CsvTable table;
    private final ReadOptions options;
    private final ForeignRows rows = new ForeignRows(Source.TODOIST);
    private final TreeMap<Integer, RowIdentity> above = new TreeMap<>();
    private String section = "";
    private @Nullable CsvRecord ahead;
    private long aheadNumber;

    private TodoistReader(CsvTable table, ReadOptions options) {
        this.table = table;
        this.options = options;
    }

    public static TodoistReader open(Reader in, ReadOptions options) throws IOException {
        return new TodoistReader(CsvTable.open(in, List.of("TYPE", "CONTENT"), 1), options);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (peek() != null) {
            CsvRecord csv = take();
            long number = aheadNumber;
            if (csv.problem() != null) {
                return rejected(number, csv, csv.problem());
            }
            switch (type(csv)) {
                case "task" -> {
                    return task(number, csv);
                }
                case "section" -> {
                    section = cell(csv, "CONTENT");
                    above.clear();
                }
                case "meta" -> {}
                case "note" -> {
                    return rejected(
                            number,
                            csv,
                            new Finding(Code.NOTE_WITHOUT_TASK, null, "is a note without a task above it"));
                }
                default -> {
                    return rejected(
                            number,
                            csv,
                            new Finding(Code.UNKNOWN_TYPE, null, "is neither a task nor a section nor a note"));
                }
            }
        }
        return null;
    }

    private static Row rejected(long number, CsvRecord csv, Finding finding) {
        return new Row.Rejected(number, csv.line(), List.of(finding));
    }

    private @Nullable CsvRecord peek() throws IOException {
        if (ahead == null) {
            ahead = table.next();
        }
        return ahead;
    }

    private CsvRecord take() {
        CsvRecord taken = ahead;
        if (taken == null) {
            throw new IllegalStateException("nothing ahead");
        }
        ahead = null;
        aheadNumber = table.number();
        return taken;
    }

    private Row task(long number, CsvRecord csv) throws IOException {
        ForeignTask task = new ForeignTask();
        content(task, cell(csv, "CONTENT"));
        task.description(cell(csv, "DESCRIPTION"));
        task.tag(section);
        priority(task, cell(csv, "PRIORITY"));
        due(task, csv);
        task.fact("Responsible", cell(csv, "RESPONSIBLE"));
        task.fact("Author", cell(csv, "AUTHOR"));
        task.fact("Duration", (cell(csv, "DURATION") + " " + cell(csv, "DURATION_UNIT")).strip());
        for (int i = table.columns().size(); i < csv.cells().size(); i++) {
            if (!csv.cell(i).isBlank()) {
                task.notUnderstood(Code.SURPLUS_CELLS, "description", "More", csv.cell(i));
            }
        }
        for (CsvRecord next = peek();
                next != null && next.problem() == null && type(next).equals("note");
                next = peek()) {
            CsvRecord note = take();
            String date = cell(note, "DATE");
            task.comment(cell(note, "CONTENT") + (date.isEmpty() ? "" : " (" + date + ")"));
        }
        int indent = indent(cell(csv, "INDENT"));
        above.tailMap(indent, true).clear();
        RowIdentity parent = above.isEmpty() ? null : above.lastEntry().getValue();
        Row.Task row = rows.withoutId(number, csv.line(), task, parent, String.join("\u001f", csv.cells()));
        above.put(indent, row.identity());
        return row;
    }

    private static void content(ForeignTask task, String content) {
        Matcher labels = LABEL.matcher(content);
        String title = labels.replaceAll(" ").replaceAll("\\s{2,}", " ").strip();
        if (title.isEmpty()) {
            task.title(content);
        } else {
            task.title(title);
            labels.reset().results().forEach(label -> task.tag(label.group(1)));
        }
    }

    private static void priority(ForeignTask task, String text) {
        // In the file 1 is the highest; in Todoist's API it is the lowest.
        switch (text) {
            case "1" -> task.priority(Priority.URGENT);
            case "2" -> task.priority(Priority.HIGH);
            case "3" -> task.priority(Priority.MEDIUM);
            case "4", "" -> task.priority(Priority.NONE);
            default -> task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "priority", "Priority", text);
        }
    }

    private void due(ForeignTask task, CsvRecord csv) {
        TodoistDates dates = new TodoistDates(task, options, cell(csv, "TIMEZONE"));
        String date = cell(csv, "DATE");
        String deadline = cell(csv, "DEADLINE");
        if (!date.isEmpty()) {
            dates.read(date, cell(csv, "DATE_LANG"));
            task.fact("Deadline", deadline);
        } else if (!deadline.isEmpty()) {
            dates.read(deadline, cell(csv, "DEADLINE_LANG"));
        }
    }

    private static int indent(String text) {
        return text.matches("[1-9]") ? Integer.parseInt(text) : 1;
    }

    private String type(CsvRecord csv) {
        return cell(csv, "TYPE").toLowerCase(Locale.ROOT);
    }

    private String cell(CsvRecord csv, String column) {
        return csv.cell(table.column(column)).strip();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

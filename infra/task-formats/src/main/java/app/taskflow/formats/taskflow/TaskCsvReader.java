package app.taskflow.formats.taskflow;

import static app.taskflow.formats.taskflow.Column.ARCHIVED_AT;
import static app.taskflow.formats.taskflow.Column.COMPLETED_AT;
import static app.taskflow.formats.taskflow.Column.CREATED_AT;
import static app.taskflow.formats.taskflow.Column.DESCRIPTION;
import static app.taskflow.formats.taskflow.Column.DUE_DATE;
import static app.taskflow.formats.taskflow.Column.DUE_TIME;
import static app.taskflow.formats.taskflow.Column.EXTERNAL_ID;
import static app.taskflow.formats.taskflow.Column.PARENT_EXTERNAL_ID;
import static app.taskflow.formats.taskflow.Column.PRIORITY;
import static app.taskflow.formats.taskflow.Column.RECURRENCE;
import static app.taskflow.formats.taskflow.Column.STATUS;
import static app.taskflow.formats.taskflow.Column.TAGS;
import static app.taskflow.formats.taskflow.Column.TIME_ZONE;
import static app.taskflow.formats.taskflow.Column.TITLE;

import app.taskflow.formats.csv.CsvCells;
import app.taskflow.formats.csv.CsvRecord;
import app.taskflow.formats.csv.CsvTable;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.UnreadableImportException;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads TaskFlow CSV. */
public final class TaskCsvReader implements RowReader {

    private final CsvTable table;
    private final OwnRows rows;
    private final Map<Column, Integer> indexes = new EnumMap<>(Column.class);

    private TaskCsvReader(CsvTable table, ReadOptions options) {
        this.table = table;
        this.rows = new OwnRows(options);
        for (Column column : Column.values()) {
            indexes.put(column, table.column(column.header()));
        }
    }

    /** @throws UnreadableImportException if the header has no title, or a column that is unknown or repeated */
    public static TaskCsvReader open(Reader in, ReadOptions options) throws IOException {
        CsvTable table = CsvTable.open(in, List.of(TITLE.header()), 1);
        Set<String> known = Arrays.stream(Column.values())
                .map(column -> column.header().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (String column : table.columns()) {
            if (!known.contains(column)) {
                throw new UnreadableImportException(
                        "There is no column called \"%s\"; the columns are %s"
                                .formatted(FieldCheck.shown(column), String.join(", ", Column.headers())),
                        1,
                        1);
            }
            if (!seen.add(column)) {
                throw new UnreadableImportException("There are two columns called \"%s\"".formatted(column), 1, 1);
            }
        }
        return new TaskCsvReader(table, options);
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord csv = table.next();
        if (csv == null) {
            return null;
        }
        OwnRows.Place place = new OwnRows.Place(table.number(), csv.line());
        if (csv.problem() != null) {
            return place.rejected(csv.problem());
        }
        int expected = table.columns().size();
        if (csv.cells().size() != expected) {
            return place.rejected(new Finding(
                    Finding.Code.RAGGED_ROW,
                    null,
                    "has %d cells where the header has %d".formatted(csv.cells().size(), expected)));
        }
        return rows.read(place, texts(csv), String.join("\u001f", csv.cells()));
    }

    private FieldCheck.Texts texts(CsvRecord csv) {
        String tags = text(csv, TAGS);
        return new FieldCheck.Texts(
                text(csv, EXTERNAL_ID),
                text(csv, PARENT_EXTERNAL_ID),
                text(csv, TITLE),
                text(csv, DESCRIPTION),
                text(csv, STATUS),
                text(csv, PRIORITY),
                text(csv, DUE_DATE),
                text(csv, DUE_TIME),
                text(csv, TIME_ZONE),
                tags == null ? List.of() : TagCell.read(tags),
                text(csv, RECURRENCE),
                text(csv, CREATED_AT),
                text(csv, COMPLETED_AT),
                text(csv, ARCHIVED_AT));
    }

    /** An empty cell is no value. */
    private @Nullable String text(CsvRecord csv, Column column) {
        String cell = csv.cell(indexes.getOrDefault(column, -1));
        return cell.isEmpty() ? null : CsvCells.unguard(cell);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

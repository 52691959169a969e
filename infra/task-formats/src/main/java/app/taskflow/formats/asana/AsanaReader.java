package app.taskflow.formats.asana;

import app.taskflow.formats.csv.CsvRecord;
import app.taskflow.formats.csv.CsvTable;
import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.text.Spool;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a project three times, as a row names its parent by its title, which may stand anywhere and mean several. */
public final class AsanaReader implements RowReader {

    /** Some exports have a title and blank rows above the header. */
    private static final int HEADER_WITHIN = 20;

    private final Spool spool;
    private final CsvTable table;
    private final AsanaRow columns;
    private final ForeignRows rows = new ForeignRows(Source.ASANA);

    private AsanaReader(Spool spool, CsvTable table, AsanaRow columns) {
        this.spool = spool;
        this.table = table;
        this.columns = columns;
    }

    public static AsanaReader open(Reader in, ReadOptions options) throws IOException {
        Spool spool = Spool.of(in);
        try {
            ParentNames parents = new ParentNames();
            CsvTable asking = table(spool);
            int parent = asking.column(AsanaRow.PARENT);
            for (CsvRecord csv = asking.next(); csv != null; csv = asking.next()) {
                parents.ask(csv.cell(parent));
            }
            CsvTable telling = table(spool);
            int name = telling.column(AsanaRow.NAME);
            int id = telling.column(AsanaRow.ID);
            for (CsvRecord csv = telling.next(); csv != null; csv = telling.next()) {
                parents.tell(csv.cell(name), csv.cell(id));
            }
            CsvTable table = table(spool);
            return new AsanaReader(spool, table, new AsanaRow(table, parents, options));
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private static CsvTable table(Spool spool) throws IOException {
        return CsvTable.open(spool.read(), List.of(AsanaRow.ID, AsanaRow.NAME), HEADER_WITHIN);
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord csv = table.next();
        if (csv == null) {
            return null;
        }
        if (csv.problem() != null) {
            return new Row.Rejected(table.number(), csv.line(), List.of(csv.problem()));
        }
        ForeignTask task = columns.task(csv);
        return rows.withId(
                table.number(),
                csv.line(),
                task,
                columns.cell(csv, AsanaRow.ID),
                columns.parentId(csv),
                String.join("\u001f", csv.cells()));
    }

    @Override
    public void close() throws IOException {
        try (spool) {
            table.close();
        }
    }
}

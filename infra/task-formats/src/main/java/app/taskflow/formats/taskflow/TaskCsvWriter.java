package app.taskflow.formats.taskflow;

import app.taskflow.formats.csv.CsvCells;
import app.taskflow.formats.task.PortableTask;
import app.taskflow.formats.task.TaskWriter;
import app.taskflow.formats.task.WireNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes TaskFlow CSV, which a spreadsheet can open without running anything. */
public final class TaskCsvWriter implements TaskWriter {

    private final Writer out;

    public TaskCsvWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvCells.writeRecord(this.out, Column.headers());
    }

    @Override
    public void write(PortableTask task) throws IOException {
        CsvCells.writeRecord(
                out,
                Arrays.asList(
                        task.externalId(),
                        task.title(),
                        task.description(),
                        WireNames.of(task.status()),
                        WireNames.of(task.priority()),
                        text(task.due().date()),
                        text(task.due().time()),
                        text(task.due().zone()),
                        TagCell.write(task.tags()),
                        task.parentExternalId(),
                        task.recurrence(),
                        text(task.createdAt()),
                        text(task.completedAt()),
                        text(task.archivedAt())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}

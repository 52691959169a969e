package app.taskflow.formats;

import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.task.PortableTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads whole files in tests, as handed in on Wednesday 2026-11-25. */
final class Reading {

    static final ReadOptions OPTIONS = new ReadOptions(null, Instant.parse("2026-11-25T10:00:00Z"));

    private Reading() {}

    static List<Row> rows(Source source, String file) throws IOException {
        return rows(source, file.getBytes(StandardCharsets.UTF_8));
    }

    static List<Row> rows(Source source, byte[] file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = ImportReaders.open(new ByteArrayInputStream(file), source, null, OPTIONS)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<PortableTask> tasks(List<Row> rows) {
        return rows.stream().map(Row.Task.class::cast).map(Row.Task::task).toList();
    }

    static List<String> findings(Row row) {
        return told(row).stream()
                .map(finding -> finding.code() + "@" + finding.field())
                .toList();
    }

    static List<String> messages(Row row) {
        return told(row).stream()
                .map(finding -> "%s@%s %s".formatted(finding.code(), finding.field(), finding.message()))
                .toList();
    }

    private static List<Finding> told(Row row) {
        return switch (row) {
            case Row.Task task -> task.warnings();
            case Row.Rejected rejected -> rejected.errors();
        };
    }
}

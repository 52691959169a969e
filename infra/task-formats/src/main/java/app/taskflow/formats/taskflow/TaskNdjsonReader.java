package app.taskflow.formats.taskflow;

import app.taskflow.formats.json.Json;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.text.Limits;
import app.taskflow.formats.text.LineReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads TaskFlow NDJSON: a JSON object a line, which is the unit of everything. A line that is none is rejected alone;
 * but if it is the first, the file is something else.
 */
public final class TaskNdjsonReader implements RowReader {

    private final LineReader lines;
    private final OwnRows rows;
    private long number;

    public TaskNdjsonReader(Reader in, ReadOptions options) {
        this.lines = new LineReader(in, Limits.RECORD_CHARS);
        this.rows = new OwnRows(options);
    }

    @Override
    public @Nullable Row next() throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.text().isBlank() && !line.isCut()) {
            line = lines.next();
        }
        return line == null ? null : read(line, new OwnRows.Place(++number, line.number()));
    }

    private Row read(LineReader.Line line, OwnRows.Place place) throws UnreadableImportException {
        if (line.isCut()) {
            return place.rejected(new Finding(
                    Code.ROW_TOO_LONG, null, "is longer than %d characters".formatted(Limits.RECORD_CHARS)));
        }
        JsonNode json;
        try {
            json = Json.LINES.readTree(line.text());
        } catch (JacksonException e) {
            long column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            return malformed(place, "is not JSON: " + firstLine(e.getOriginalMessage()), column);
        }
        return json.isObject()
                ? rows.read(place, json, line.text().strip())
                : malformed(place, "is not a JSON object", 1);
    }

    private static Row malformed(OwnRows.Place place, String reason, long column) throws UnreadableImportException {
        if (place.number() == 1) {
            throw new UnreadableImportException("The first line " + reason, place.line(), column);
        }
        return place.rejected(new Finding(Code.MALFORMED_ROW, null, "%s (column %d)".formatted(reason, column)));
    }

    private static String firstLine(String message) {
        return FieldCheck.shown(message.lines().findFirst().orElse("malformed"));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

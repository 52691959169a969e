package app.taskflow.query.export;

import app.taskflow.formats.icalendar.IcsWriter;
import app.taskflow.formats.task.TaskWriter;
import app.taskflow.formats.taskflow.TaskCsvWriter;
import app.taskflow.formats.taskflow.TaskNdjsonWriter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** The files that an export can be. */
enum ExportFormat {
    @JsonProperty("csv")
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        TaskWriter open(OutputStream out, Instant now) throws IOException {
            return new TaskCsvWriter(out);
        }
    },

    @JsonProperty("ndjson")
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        TaskWriter open(OutputStream out, Instant now) {
            return new TaskNdjsonWriter(out);
        }
    },

    @JsonProperty("ics")
    ICS("ics", "text/calendar;charset=UTF-8") {
        @Override
        TaskWriter open(OutputStream out, Instant now) throws IOException {
            return new IcsWriter(out, now);
        }
    };

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    abstract TaskWriter open(OutputStream out, Instant now) throws IOException;
}

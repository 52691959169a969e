package app.taskflow.command.imports.api;

import app.taskflow.formats.row.Source;
import app.taskflow.web.input.QueryParameters;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** @param source where absent, what follows from the media type */
@QueryParameters
record UploadQuery(
        @Nullable SourceName source,
        boolean dryRun,
        @Nullable ZoneId timeZone) {

    Source sourceOf(String mediaType) {
        if (source != null) {
            return source.source();
        }
        return mediaType.startsWith("text/calendar") ? Source.ICALENDAR : Source.TASKFLOW;
    }
}

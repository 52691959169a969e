package app.taskflow.command.imports.api;

import app.taskflow.formats.row.Source;
import app.taskflow.web.input.QueryParameters;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** @param source where absent, what the media type says, else TaskFlow itself */
@QueryParameters
record UploadQuery(
        @Nullable SourceName source,
        boolean dryRun,
        @Nullable ZoneId timeZone) {

    Source from(String mediaType) {
        if (source != null) {
            return source.source();
        }
        boolean calendar = mediaType.toLowerCase(Locale.ROOT).startsWith("text/calendar");
        return calendar ? Source.ICALENDAR : Source.TASKFLOW;
    }
}

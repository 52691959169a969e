package app.taskflow.command.imports.api;

import app.taskflow.formats.row.Source;
import app.taskflow.web.input.QueryParameters;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** @param source where absent, TaskFlow itself */
@QueryParameters
record UploadQuery(
        @Nullable SourceName source,
        boolean dryRun,
        @Nullable ZoneId timeZone) {

    Source from() {
        return source == null ? Source.TASKFLOW : source.source();
    }
}

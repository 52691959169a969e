package app.taskflow.query.http;

import app.taskflow.query.list.Choice;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameters of one task. */
@QueryParameters
record TaskParameters(
        @Parameter(fallback = "false", description = "`any` shows a task in the trash too, `true` only there.")
        Choice deleted,

        @Parameter(description = "As it was at that instant, by the times of the log.") @Nullable
        Instant asOf) {}

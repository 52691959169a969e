package app.taskflow.command.audit;

import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import org.jspecify.annotations.Nullable;

/** @param before the number of a checkpoint; those older than it are listed */
@QueryParameters
record CheckpointParameters(
        @Parameter(fallback = "50", min = 1, max = 500) int limit,
        @Parameter(min = 1) @Nullable Long before) {}

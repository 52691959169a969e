package app.taskflow.query.http;

import app.taskflow.query.list.Choice;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;

/** The query parameters of one task. */
@QueryParameters
record TaskParameters(
        @Parameter(fallback = "false", description = "`any` shows a task in the trash too, `true` only there.")
        Choice deleted) {}

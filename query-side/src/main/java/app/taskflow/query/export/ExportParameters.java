package app.taskflow.query.export;

import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;

/** The query parameters of an export. */
@QueryParameters
record ExportParameters(
        @Parameter(fallback = "csv", description = "What the file is to be.")
        ExportFormat format) {}

package app.taskflow.web.docs;

import app.taskflow.web.problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;

/** The shape of a problem for the documentation; the members that some codes add are not in it. */
@Schema(name = "Problem", description = "An error (RFC 9457).")
record ProblemSchema(
        @Schema(description = "A stable URI.", requiredMode = Schema.RequiredMode.REQUIRED)
        URI type,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int status,

        @Schema(description = "What is wrong with this request.")
        String detail,

        @Schema(description = "The path that was asked for.")
        String instance,

        @Schema(description = "What programs decide by.", requiredMode = Schema.RequiredMode.REQUIRED)
        String code,

        @Schema(description = "The id the logs know the request by.", requiredMode = Schema.RequiredMode.REQUIRED)
        String requestId,

        @Schema(description = "The places that are wrong, as JSON pointers into the body.")
        List<FieldError> errors) {}

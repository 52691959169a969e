package app.taskflow.query.http.answer;

import app.taskflow.query.cache.Answer;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to the published contract what {@link AnswerWriter} does for every read. */
final class AnswerDocumentation implements OperationCustomizer {

    private static final String JSON = "application/json";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getReturnType().getParameterType() == Answer.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-None-Match")
                    .description("Entity tags of answers that the client has; 304 if this is one of them.")
                    .required(false)
                    .schema(new StringSchema()));
            ApiResponse found =
                    operation.getResponses().computeIfAbsent("200", _ -> new ApiResponse().content(new Content()));
            found.setDescription("Found");
            found.setHeaders(headers());
            nameMediaType(found);
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse().description("The client has it").headers(headers()));
        }
        return operation;
    }

    /** What no mapping declares is taken for any media type. */
    private static void nameMediaType(ApiResponse response) {
        MediaType any = response.getContent().remove("*/*");
        if (any != null) {
            response.getContent().addMediaType(JSON, any);
        }
    }

    private static Map<String, Header> headers() {
        return Map.of(
                "ETag",
                new Header()
                        .description("Strong for a task, weak for what is put together from many.")
                        .schema(new StringSchema()),
                "Cache-Control",
                new Header().description("Always private, no-cache.").schema(new StringSchema()));
    }
}

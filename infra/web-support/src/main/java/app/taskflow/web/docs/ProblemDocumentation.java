package app.taskflow.web.docs;

import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.problem.ProblemCode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Describes the errors: one response for each status, naming the codes it can carry, and who answers which. */
final class ProblemDocumentation {

    private static final String RESPONSE = "Problem";
    private static final Set<Integer> ALWAYS = Set.of(400, 406, 429, 500, 503);
    private static final Set<Integer> WITH_BODY = Set.of(413, 415, 422);

    private ProblemDocumentation() {}

    /** The statuses of the problems a call can answer, whoever makes it. */
    static Set<String> problemsOf(HandlerMethod handler) {
        Set<Integer> statuses = new TreeSet<>(ALWAYS);
        if (has(handler, RequestBody.class)) {
            statuses.addAll(WITH_BODY);
        }
        if (has(handler, PathVariable.class)) {
            statuses.add(404);
        }
        if (EdgeOperations.takes(handler, IfMatch.class)) {
            statuses.add(412);
        }
        if (handler.hasMethodAnnotation(RequiresRole.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RequiresRole.class)) {
            statuses.add(403);
        }
        return statuses.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static boolean has(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(annotation));
    }

    static ApiResponse reference(String status) {
        return new ApiResponse().$ref("#/components/responses/" + RESPONSE + status);
    }

    /** Puts the responses and the schema of their body among the components. */
    static void describe(Components components) {
        ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(components::addSchemas);
        Arrays.stream(ProblemCode.values())
                .map(ProblemCode::status)
                .distinct()
                .forEach(status -> components.addResponses(RESPONSE + status, response(status)));
    }

    private static ApiResponse response(int status) {
        String codes = Arrays.stream(ProblemCode.values())
                .filter(code -> code.status() == status)
                .map(code -> "`" + code.code() + "`: " + code.title())
                .collect(Collectors.joining("; "));
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse()
                .description(codes)
                .content(new Content().addMediaType("application/problem+json", problem));
    }
}

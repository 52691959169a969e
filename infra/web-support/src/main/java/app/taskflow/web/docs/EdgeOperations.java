package app.taskflow.web.docs;

import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.input.QueryRecord;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what the edge does for it: its query, its headers, its problems. */
final class EdgeOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<Parameter> parameters = new ArrayList<>();
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        for (MethodParameter argument : handler.getMethodParameters()) {
            replaceOwn(argument, parameters);
        }
        addHeaders(handler, parameters);
        operation.setParameters(parameters.isEmpty() ? null : parameters);
        ProblemDocumentation.problemsOf(handler)
                .forEach(
                        status -> operation.getResponses().putIfAbsent(status, ProblemDocumentation.reference(status)));
        return operation;
    }

    /** Takes away what looks like a parameter to those who do not know the edge, and adds what it stands for. */
    private static void replaceOwn(MethodParameter argument, List<Parameter> parameters) {
        boolean query = QueryRecord.isRead(argument.getParameterType());
        if (query || argument.getParameterType() == Optional.class) {
            String name = argument.getParameter().getName();
            parameters.removeIf(parameter -> name.equals(parameter.getName()));
        }
        if (query) {
            QueryRecord.of(argument.getParameterType()).components().stream()
                    .map(QueryDocumentation::of)
                    .forEach(parameters::add);
        }
    }

    private static void addHeaders(HandlerMethod handler, List<Parameter> parameters) {
        if (takes(handler, IfMatch.class)) {
            parameters.add(header("If-Match", "The write is done only if the task still has this entity tag."));
        }
        if (takes(handler, Freshness.class)) {
            parameters.add(
                    header(ConsistencyHeaders.NAME, "The answer is not from before the write that returned this."));
            parameters.add(header("Prefer", "wait=N: how many seconds to wait for that, at most 10."));
        }
    }

    static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(argument -> argument.getParameterType() == type);
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}

package app.taskflow.web.mvc;

import app.taskflow.web.input.ParameterReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** A part of the path that must be readable as what the handler takes it for, before anything else is looked at. */
record PathVariableRule(String name, ParameterReader reader) {

    static List<PathVariableRule> of(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .filter(parameter -> parameter.getParameterType() != String.class)
                .map(PathVariableRule::of)
                .toList();
    }

    private static PathVariableRule of(MethodParameter parameter) {
        PathVariable annotation = Objects.requireNonNull(parameter.getParameterAnnotation(PathVariable.class));
        String name = StringUtils.hasText(annotation.value())
                ? annotation.value()
                : Objects.requireNonNull(parameter.getParameter().getName());
        ParameterReader reader = ParameterReader.of(parameter.getParameterType())
                .orElseThrow(() -> new IllegalArgumentException("no path variable can be a " + parameter));
        return new PathVariableRule(name, reader);
    }
}

package app.taskflow.web.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names an enum's constants have on the wire: those of {@code @JsonProperty}, else the constants' own. */
final class JsonNames<E> {

    private final Map<String, E> constants = new LinkedHashMap<>();

    JsonNames(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            constants.put(nameOf(type, constant), constant);
        }
    }

    private static <E> String nameOf(Class<E> type, E constant) {
        String name = ((Enum<?>) constant).name();
        return Arrays.stream(type.getFields())
                .filter(field -> field.getName().equals(name))
                .map(field -> field.getAnnotation(JsonProperty.class))
                .filter(annotation -> annotation != null && !annotation.value().isEmpty())
                .map(JsonProperty::value)
                .findFirst()
                .orElse(name);
    }

    @Nullable
    E find(String name) {
        return constants.get(name);
    }

    /** All names, in the order of the constants, for messages: {@code todo, in_progress, done}. */
    String all() {
        return String.join(", ", constants.keySet());
    }
}

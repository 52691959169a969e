package app.taskflow.web.input;

import app.taskflow.web.input.QueryParameters.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One query parameter.
 *
 * @param type of one value
 * @param collection {@code List}, {@code Set}, or null for a single value
 * @param rule what its annotation says, or null
 */
public record QueryComponent(
        String name,
        Class<?> type,
        @Nullable Class<?> collection,
        @Nullable Parameter rule,
        ParameterReader reader) {

    static QueryComponent of(RecordComponent component) {
        Class<?> raw = component.getType();
        boolean many = Collection.class.isAssignableFrom(raw);
        Class<?> type = many ? elementOf(component) : raw;
        ParameterReader reader = ParameterReader.of(type)
                .orElseThrow(() -> new IllegalArgumentException("no parameter can be a " + type + ": " + component));
        Parameter rule = component.getAnnotation(Parameter.class);
        return new QueryComponent(component.getName(), type, many ? raw : null, rule, reader);
    }

    private static Class<?> elementOf(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw new IllegalArgumentException("of what? " + component);
    }

    /** Whether the parameter may be given more than once. */
    public boolean repeatable() {
        return collection != null && !commaSeparated();
    }

    /** Whether one parameter holds several values. */
    public boolean commaSeparated() {
        return rule != null && rule.commaSeparated();
    }

    /** The text read where the parameter is absent; empty for none. */
    public String fallback() {
        return rule == null ? "" : rule.fallback();
    }

    /** What the parameter is for; empty where nobody says. */
    public String description() {
        return rule == null ? "" : rule.description();
    }

    @Nullable
    Object read(List<String> given) {
        List<String> texts = given.isEmpty() && !fallback().isEmpty() ? List.of(fallback()) : given;
        if (collection == null) {
            return texts.isEmpty() ? nothing() : value(texts.getFirst());
        }
        List<String> separate =
                commaSeparated() && !texts.isEmpty() ? List.of(texts.getFirst().split(",", -1)) : texts;
        List<Object> values = separate.stream().map(this::value).toList();
        return collection.isAssignableFrom(Set.class) && collection != Collection.class
                ? Collections.unmodifiableSet(new LinkedHashSet<>(values))
                : values;
    }

    private @Nullable Object nothing() {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }

    private Object value(String text) {
        Object value = reader.read(text);
        if (rule == null) {
            return value;
        }
        if (value instanceof Number number && (number.longValue() < rule.min() || number.longValue() > rule.max())) {
            throw new InvalidParameterException("must be between %d and %d".formatted(rule.min(), rule.max()));
        }
        if (value instanceof String string && string.codePointCount(0, string.length()) > rule.max()) {
            throw new InvalidParameterException("must have at most %d characters".formatted(rule.max()));
        }
        return value;
    }
}

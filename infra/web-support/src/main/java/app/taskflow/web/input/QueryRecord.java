package app.taskflow.web.input;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query parameters of one kind of call into its record. Built once for a record class; reading uses no
 * reflection. Safe for use by many threads.
 */
public final class QueryRecord {

    private static final QueryRecord NONE = new QueryRecord(List.of(), null);

    private final List<QueryComponent> components;
    private final @Nullable MethodHandle constructor;

    private QueryRecord(List<QueryComponent> components, @Nullable MethodHandle constructor) {
        this.components = components;
        this.constructor = constructor;
    }

    /** For calls that take no parameters. */
    public static QueryRecord none() {
        return NONE;
    }

    /** Whether an argument of this type is read from the query. */
    public static boolean isRead(Class<?> type) {
        return type.isAnnotationPresent(QueryParameters.class);
    }

    /** @throws IllegalArgumentException if the class is no record, or a component of no type a parameter can have */
    public static QueryRecord of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is not a record");
        }
        List<QueryComponent> components = Arrays.stream(type.getRecordComponents())
                .map(QueryComponent::of)
                .toList();
        return new QueryRecord(components, constructor(type));
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor).asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no canonical constructor: " + type, e);
        }
    }

    /** The parameters, for the documentation. */
    public List<QueryComponent> components() {
        return components;
    }

    /**
     * Reads the parameters.
     *
     * @return the record; null for {@link #none}
     * @throws ProblemException 400 if one is unknown, repeated or has a value it cannot have
     */
    public @Nullable Object read(@Nullable String query) {
        if (constructor == null && (query == null || query.isEmpty())) {
            return null;
        }
        Map<String, List<String>> given = QueryString.parse(query);
        given.forEach(this::requireKnown);
        return constructor == null ? null : construct(constructor, given);
    }

    private void requireKnown(String name, List<String> values) {
        QueryComponent component = find(name);
        if (component == null) {
            throw about(ProblemCode.UNKNOWN_PARAMETER, name, "is not known");
        }
        if (values.size() > 1 && !component.repeatable()) {
            throw about(ProblemCode.REPEATED_PARAMETER, name, "must be given once");
        }
    }

    private @Nullable QueryComponent find(String name) {
        for (QueryComponent component : components) {
            if (component.name().equals(name)) {
                return component;
            }
        }
        return null;
    }

    private Object construct(MethodHandle canonical, Map<String, List<String>> given) {
        @Nullable Object[] arguments = new Object[components.size()];
        String at = "";
        try {
            for (int i = 0; i < arguments.length; i++) {
                QueryComponent component = components.get(i);
                at = component.name();
                arguments[i] = component.read(given.getOrDefault(at, List.of()));
            }
            return canonical.invoke(arguments);
        } catch (InvalidParameterException e) {
            throw about(ProblemCode.INVALID_PARAMETER, e.parameter().isEmpty() ? at : e.parameter(), e.reason());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's constructor cannot throw this", e);
        }
    }

    /** A problem about one parameter, which it names in its text and in the member {@code parameter}. */
    public static ProblemException about(ProblemCode code, String name, String what) {
        return code.exception("The parameter '%s' %s".formatted(name, what)).withMember("parameter", name);
    }
}

package app.taskflow.web.input;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says about one property: nothing, take it away, or this value. A component of this
 * type in a request record is never null.
 */
public sealed interface Patched<T> {

    /** The patch does not name the property. */
    record Absent<T>() implements Patched<T> {}

    /** The patch gives {@code null}: the property is to go. */
    record Cleared<T>() implements Patched<T> {}

    /** The patch gives a value. */
    record Set<T>(T value) implements Patched<T> {}

    static <T> Patched<T> absent() {
        return new Absent<>();
    }

    static <T> Patched<T> cleared() {
        return new Cleared<>();
    }

    static <T> Patched<T> set(T value) {
        return new Set<>(value);
    }

    /** Whether the patch names the property at all. */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }

    /** The value the property has after the patch, given the one it has before. */
    default @Nullable T applyTo(@Nullable T current) {
        return switch (this) {
            case Absent<T> _ -> current;
            case Cleared<T> _ -> null;
            case Set<T>(T value) -> value;
        };
    }

    /** The same statement about a value of another type. */
    default <R> Patched<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Absent<T> _ -> absent();
            case Cleared<T> _ -> cleared();
            case Set<T>(T value) -> set(change.apply(value));
        };
    }
}

package app.taskflow.formats.task;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How statuses and priorities are written: the names of the constants in lower case. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public static String all(Enum<?>[] values) {
        return Arrays.stream(values).map(WireNames::of).collect(joining(", "));
    }

    /** Null if there is none of that name. */
    public static <E extends Enum<E>> @Nullable E find(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> of(value).equals(name))
                .findFirst()
                .orElse(null);
    }
}

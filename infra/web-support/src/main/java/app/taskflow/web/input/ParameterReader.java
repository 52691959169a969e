package app.taskflow.web.input;

import app.taskflow.events.id.MalformedIdException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one value from the text of a query parameter or a path variable.
 */
@FunctionalInterface
public interface ParameterReader {

    /** @throws InvalidParameterException if the text is not such a value */
    Object read(String text);

    /** The reader of a type, or empty if the type is none a parameter can have. */
    static Optional<ParameterReader> of(Class<?> type) {
        ParameterReader reader = Standard.READERS.get(type);
        if (reader != null) {
            return Optional.of(reader);
        }
        return type.isEnum() ? Optional.of(Standard.constants(type)) : Standard.parsing(type);
    }

    /** The readers that are known from the start. */
    final class Standard {

        private static final Map<Class<?>, ParameterReader> READERS = Map.ofEntries(
                Map.entry(String.class, text -> text),
                Map.entry(int.class, text -> Math.toIntExact(number(text))),
                Map.entry(Integer.class, text -> Math.toIntExact(number(text))),
                Map.entry(long.class, Standard::number),
                Map.entry(Long.class, Standard::number),
                Map.entry(boolean.class, Standard::flag),
                Map.entry(Boolean.class, Standard::flag),
                Map.entry(Instant.class, text -> temporal(text, "an RFC 3339 instant", StrictScalars::instant)),
                Map.entry(LocalDate.class, text -> temporal(text, "a date like 2026-11-23", StrictScalars::date)),
                Map.entry(ZoneId.class, text -> temporal(text, "an IANA time zone", StrictScalars::zone)),
                Map.entry(UUID.class, text -> temporal(text, "a UUID", StrictScalars::uuid)));

        private static final int MOST_DIGITS = 18;

        private Standard() {}

        private static long number(String text) {
            int digits = text.startsWith("-") ? 1 : 0;
            boolean plain = text.length() > digits && text.length() - digits <= MOST_DIGITS;
            for (int i = digits; plain && i < text.length(); i++) {
                plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            }
            if (!plain) {
                throw new InvalidParameterException("must be a whole number");
            }
            return Long.parseLong(text);
        }

        private static boolean flag(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new InvalidParameterException("must be true or false");
            };
        }

        private static <T> T temporal(String text, String expected, java.util.function.Function<String, T> read) {
            try {
                return read.apply(text);
            } catch (DateTimeException _) {
                throw new InvalidParameterException("must be " + expected);
            }
        }

        private static <E> ParameterReader constants(Class<E> type) {
            JsonNames<E> names = new JsonNames<>(type);
            return text -> {
                E constant = names.find(text);
                if (constant == null) {
                    throw new InvalidParameterException("must be one of " + names.all());
                }
                return constant;
            };
        }

        private static Optional<ParameterReader> parsing(Class<?> type) {
            try {
                MethodHandle parse = MethodHandles.publicLookup()
                        .findStatic(type, "parse", MethodType.methodType(type, String.class));
                return Optional.of(text -> parse(parse, text));
            } catch (ReflectiveOperationException _) {
                return Optional.empty();
            }
        }

        private static Object parse(MethodHandle parse, String text) {
            try {
                return parse.invoke(text);
            } catch (MalformedIdException _) {
                throw new InvalidParameterException("must be a UUID");
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("a parse method declares a checked exception", e);
            }
        }
    }
}

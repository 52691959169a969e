package app.taskflow.web.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * How values that travel as JSON strings are read: another JSON type is a 400, a string of the wrong form a violation
 * (422). The library's own readers would also take numbers, arrays and several other forms.
 */
final class StrictScalars {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private StrictScalars() {}

    static Instant instant(String text) {
        return INSTANT.parse(text, Instant::from);
    }

    static LocalDate date(String text) {
        return LocalDate.parse(text, DATE);
    }

    static LocalTime time(String text) {
        return LocalTime.parse(text, TIME);
    }

    /** A region of the time zone database or UTC; offsets are not accepted, they know no daylight saving. */
    static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new DateTimeException("not a zone");
        }
        return ZoneId.of(text);
    }

    static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new DateTimeException("not a UUID");
        }
        return UUID.fromString(text);
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("taskflow-strict-scalars");
        SimpleDeserializers readers = new EnumReaders();
        readers.addDeserializer(String.class, new FromString<>(String.class, "a string", text -> text));
        readers.addDeserializer(
                Instant.class, new FromString<>(Instant.class, "an RFC 3339 instant", StrictScalars::instant));
        readers.addDeserializer(
                LocalDate.class, new FromString<>(LocalDate.class, "a date like 2026-11-23", StrictScalars::date));
        readers.addDeserializer(
                LocalTime.class, new FromString<>(LocalTime.class, "a time like 09:30", StrictScalars::time));
        readers.addDeserializer(ZoneId.class, new FromString<>(ZoneId.class, "an IANA time zone", StrictScalars::zone));
        readers.addDeserializer(UUID.class, new FromString<>(UUID.class, "a UUID", StrictScalars::uuid));
        module.setDeserializers(readers);
        return module;
    }

    /** Enums by their wire names only: not by number, not in another case. */
    private static final class EnumReaders extends SimpleDeserializers {

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return enumReader(type.getRawClass());
        }

        private static <E> ValueDeserializer<E> enumReader(Class<E> type) {
            JsonNames<E> names = new JsonNames<>(type);
            return new FromString<>(type, "one of " + names.all(), names::find);
        }
    }

    private static final class FromString<T> extends StdScalarDeserializer<T> {

        private final String expected;
        private final Function<String, @Nullable T> read;

        FromString(Class<T> type, String expected, Function<String, @Nullable T> read) {
            super(type);
            this.expected = expected;
            this.read = read;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(String.class, "not a string");
            }
            T value = valueOf(parser.getString());
            if (value == null) {
                Findings.violation(context, "invalid", "must be " + expected);
            }
            return value;
        }

        private @Nullable T valueOf(String text) {
            try {
                return read.apply(text);
            } catch (DateTimeException _) {
                return null;
            }
        }
    }
}

package app.taskflow.web.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record that a controller takes as an argument: its components are the query parameters of the call, by name.
 * A component is null (or its fallback, or an empty collection) where the parameter is absent. Its type is String, int,
 * long, boolean or one of their boxes, Instant, LocalDate, ZoneId, UUID, an enum (by its JSON names), any class with a
 * {@code public static T parse(String)} such as the ids, or a {@code List} or {@code Set} of these: then the parameter
 * may be repeated. Rules beyond that are checked in the record's compact constructor, by
 * {@link InvalidParameterException}.
 *
 * <p>Every other parameter is refused with 400, also by calls that take no such record.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {

    /** Says more about one parameter than its type does. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Parameter {

        /** The text to read where the parameter is absent; empty for none. */
        String fallback() default "";

        /** The least value of a number. */
        long min() default Long.MIN_VALUE;

        /** The greatest value of a number; for a text its greatest length in code points. */
        long max() default Long.MAX_VALUE;

        /** One parameter with values separated by commas, instead of a repeatable one. */
        boolean commaSeparated() default false;

        /** What it is for, in the published contract. */
        String description() default "";
    }
}

package app.taskflow.formats.task;

import java.time.Instant;

/** The instants a task can have: those that RFC 3339 can write and that are no system's "never". */
public final class InstantRange {

    public static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private InstantRange() {}

    public static boolean contains(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }
}

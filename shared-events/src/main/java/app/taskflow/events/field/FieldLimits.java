package app.taskflow.events.field;

import java.time.LocalDate;

/** How long and how many. Lengths are in Unicode code points. */
public final class FieldLimits {

    public static final int TITLE_LENGTH = 200;
    public static final int DESCRIPTION_LENGTH = 10_000;
    public static final int MOST_TAGS = 20;
    public static final int TAG_LENGTH = 50;

    /** Before this a date is some system's "no date" (0001-01-01, 1753-01-01), not a day anything is due. */
    public static final LocalDate EARLIEST_DATE = LocalDate.of(1900, 1, 1);

    private FieldLimits() {}
}

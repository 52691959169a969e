package app.taskflow.formats.icalendar;

/** What iCalendar has no property for. Other programs keep these as they are. */
final class OwnProperty {

    /** RFC 3339; its absence means that the task is not archived. */
    static final String ARCHIVED = "X-TASKFLOW-ARCHIVED";

    /** RFC 3339 with milliseconds, which {@code CREATED} cannot hold; void if that was changed since. */
    static final String CREATED = "X-TASKFLOW-CREATED";

    /** RFC 3339 with milliseconds, which {@code COMPLETED} cannot hold; void if that was changed since. */
    static final String COMPLETED = "X-TASKFLOW-COMPLETED";

    /** The zone as the task has it, empty for none, where {@code DUE} does not say it. */
    static final String TIME_ZONE = "X-TASKFLOW-TIME-ZONE";

    /** The description in percent encoding, where TEXT cannot hold it; void if {@code DESCRIPTION} was changed since. */
    static final String DESCRIPTION = "X-TASKFLOW-DESCRIPTION";

    private OwnProperty() {}
}

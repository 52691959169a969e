package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.NEEDS_DUE_DATE;

import app.taskflow.events.task.Due;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Date, time and zone while edits of them come in, in any order; only together can they be judged. */
final class DueDraft {

    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;
    private boolean dateUnreadable;
    private boolean timeGiven;

    DueDraft(Due before) {
        date = before.date();
        time = before.time();
        zone = before.zone();
    }

    void date(@Nullable String text, Violations violations) {
        date = text == null ? null : DueRules.date(text, violations);
        dateUnreadable = text != null && date == null;
    }

    void time(@Nullable String text, Violations violations) {
        time = text == null ? null : DueRules.time(text, violations);
        timeGiven = text != null;
    }

    void zone(@Nullable String text, Violations violations) {
        zone = text == null ? null : DueRules.zone(text, violations);
    }

    /** A time goes with its date, unless it was just asked for: then the client is mistaken about the date. */
    Due finish(Violations violations) {
        if (date == null && timeGiven && !dateUnreadable) {
            violations.add("/dueTime", NEEDS_DUE_DATE, "needs a dueDate");
        }
        return new Due(date, date == null ? null : time, zone);
    }
}

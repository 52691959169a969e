package app.taskflow.events.task;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a task is due, as its owner wrote it: a day, perhaps a time of that day, perhaps the zone both are meant in.
 * A time without a day cannot be; a zone alone is a preference that waits for its date.
 *
 * @param time to the minute
 */
public record Due(
        @Nullable LocalDate date,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime time,
        @Nullable ZoneId zone) {

    public static final Due NONE = new Due(null, null, null);

    public Due {
        if (time != null && date == null) {
            throw new IllegalArgumentException("a due time without a due date");
        }
    }
}

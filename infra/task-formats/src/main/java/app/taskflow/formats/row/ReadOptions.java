package app.taskflow.formats.row;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a file leaves open. An import that is resumed must be given the same as when it began.
 *
 * @param timeZone the zone of times without one, if the owner named it
 * @param now when the file was handed in: relative dates ("tomorrow") count from it, and a task archived at an unknown
 *     time was archived then
 */
public record ReadOptions(@Nullable ZoneId timeZone, Instant now) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** The zone for the formats of others, whose times mean some place. */
    public ZoneId zone() {
        return timeZone == null || timeZone.equals(ZoneOffset.UTC) ? UTC : timeZone;
    }
}

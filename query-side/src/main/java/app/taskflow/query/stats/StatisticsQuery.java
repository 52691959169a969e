package app.taskflow.query.stats;

import app.taskflow.query.cache.Question;
import java.time.ZoneId;

/**
 * A user's tasks in numbers.
 *
 * @param zone where the days begin for tasks without a zone of their own
 * @param days of how many days, today the last, completed tasks are counted; at least 1
 */
public record StatisticsQuery(ZoneId zone, int days) implements Question {

    @Override
    public String canonical() {
        return "stats|" + days + "|" + zone;
    }

    @Override
    public boolean dependsOnTime() {
        return true;
    }
}

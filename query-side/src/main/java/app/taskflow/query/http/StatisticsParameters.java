package app.taskflow.query.http;

import app.taskflow.query.stats.StatisticsQuery;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The query parameters of a user's tasks in numbers. */
@QueryParameters
record StatisticsParameters(
        @Parameter(description = "Where days begin for tasks without a zone of their own; UTC by default.") @Nullable
        ZoneId timeZone,

        @Parameter(
                fallback = "30",
                min = 1,
                max = 366,
                description = "Of how many days, today the last, completed tasks are counted.")
        int days) {

    StatisticsQuery query() {
        return new StatisticsQuery(timeZone == null ? ZoneOffset.UTC : timeZone, days);
    }
}

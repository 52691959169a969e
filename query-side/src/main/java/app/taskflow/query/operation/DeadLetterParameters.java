package app.taskflow.query.operation;

import app.taskflow.query.store.DeadLetter;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of dead letters. */
@QueryParameters
record DeadLetterParameters(
        @Parameter(fallback = "blocked", description = "What became of them; `any` for all.")
        Wanted state,

        @Parameter(fallback = "50", min = 1, max = 200, description = "The most items of a page.")
        int limit,

        @Parameter(description = "The `nextCursor` of the page before this one.") @Nullable
        String cursor) {

    enum Wanted {
        @JsonProperty("blocked")
        BLOCKED,
        @JsonProperty("retried")
        RETRIED,
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("any")
        ANY
    }

    DeadLetter.@Nullable State wanted() {
        return switch (state) {
            case BLOCKED -> DeadLetter.State.BLOCKED;
            case RETRIED -> DeadLetter.State.RETRIED;
            case SKIPPED -> DeadLetter.State.SKIPPED;
            case ANY -> null;
        };
    }
}

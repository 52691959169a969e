package app.taskflow.query.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a list shows beside its items. */
enum Include {
    /** How many items the whole list has. */
    @JsonProperty("total")
    TOTAL
}

package app.taskflow.query.list;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a list holds only tasks of a kind, none of them, or both. */
public enum Choice {
    @JsonProperty("true")
    ONLY,
    @JsonProperty("false")
    NONE,
    @JsonProperty("any")
    ANY
}

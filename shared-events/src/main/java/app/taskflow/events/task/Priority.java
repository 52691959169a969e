package app.taskflow.events.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a task matters; the order of the constants is the order of sorting. */
public enum Priority {
    @JsonProperty("none")
    NONE,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT
}

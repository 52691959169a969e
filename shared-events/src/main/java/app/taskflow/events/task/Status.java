package app.taskflow.events.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a task has come. */
public enum Status {
    @JsonProperty("todo")
    TODO,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("done")
    DONE
}

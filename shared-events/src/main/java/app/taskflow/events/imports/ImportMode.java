package app.taskflow.events.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an import makes tasks. */
public enum ImportMode {
    @JsonProperty("real")
    REAL,
    /** It only tells what it would do. */
    @JsonProperty("dry-run")
    DRY_RUN
}

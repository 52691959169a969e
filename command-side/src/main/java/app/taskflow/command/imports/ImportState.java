package app.taskflow.command.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an import stands. */
public enum ImportState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    public boolean isFinished() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }
}

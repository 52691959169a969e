package app.taskflow.events.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the rows of an import come in. */
public enum ImportOrigin {
    /** As a file: all of them are at hand before the first is taken up. */
    @JsonProperty("upload")
    UPLOAD,
    /** One by one over Kafka, from a producer who does not say how many there will be. */
    @JsonProperty("stream")
    STREAM
}

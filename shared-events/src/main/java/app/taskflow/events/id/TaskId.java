package app.taskflow.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of a task; version 7 where TaskFlow makes it, version 8 where an import derives it, any version where a client chose it. */
public record TaskId(@JsonValue UUID value) {

    @JsonCreator
    public TaskId {
        CanonicalUuid.requireReal(value);
    }

    /**
     * Reads the canonical form, 36 characters in either case.
     *
     * @throws MalformedIdException if the text is anything else
     */
    public static TaskId parse(String text) {
        return new TaskId(CanonicalUuid.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

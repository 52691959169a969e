package app.taskflow.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of a single event; version 7, made by the writer. */
public record EventId(@JsonValue UUID value) {

    @JsonCreator
    public EventId {
        CanonicalUuid.requireReal(value);
    }

    /**
     * Reads the canonical form, 36 characters in either case.
     *
     * @throws MalformedIdException if the text is anything else
     */
    public static EventId parse(String text) {
        return new EventId(CanonicalUuid.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

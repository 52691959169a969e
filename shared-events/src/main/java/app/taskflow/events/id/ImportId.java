package app.taskflow.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of an import; version 7 where TaskFlow makes it, any version where a producer chose it. */
public record ImportId(@JsonValue UUID value) {

    @JsonCreator
    public ImportId {
        CanonicalUuid.requireReal(value);
    }

    /**
     * Reads the canonical form, 36 characters in either case.
     *
     * @throws MalformedIdException if the text is anything else
     */
    public static ImportId parse(String text) {
        return new ImportId(CanonicalUuid.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

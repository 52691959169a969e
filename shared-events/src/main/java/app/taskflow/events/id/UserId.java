package app.taskflow.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of a user, who is also the owner of every event about her tasks. */
public record UserId(@JsonValue UUID value) {

    @JsonCreator
    public UserId {
        CanonicalUuid.requireReal(value);
    }

    /**
     * Reads the canonical form, 36 characters in either case.
     *
     * @throws MalformedIdException if the text is anything else
     */
    public static UserId parse(String text) {
        return new UserId(CanonicalUuid.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

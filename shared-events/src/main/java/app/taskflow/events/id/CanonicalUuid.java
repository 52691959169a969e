package app.taskflow.events.id;

import java.util.UUID;
import java.util.regex.Pattern;

/** The strict form of a UUID: {@link UUID#fromString} also takes {@code 1-1-1-1-1}, which no client means. */
final class CanonicalUuid {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private CanonicalUuid() {}

    static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new MalformedIdException(text);
        }
        return requireReal(UUID.fromString(text));
    }

    /** The nil UUID stands for "no id" in many clients; it must not become the id of anything. */
    static UUID requireReal(UUID value) {
        if (value.getMostSignificantBits() == 0 && value.getLeastSignificantBits() == 0) {
            throw new MalformedIdException(value.toString());
        }
        return value;
    }
}

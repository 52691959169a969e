package app.taskflow.events.id;

import java.util.HexFormat;
import java.util.UUID;

/** The strict form of a UUID: {@link UUID#fromString} also takes {@code 1-1-1-1-1}, which no client means. */
final class CanonicalUuid {

    private static final int LENGTH = 36;

    private CanonicalUuid() {}

    static UUID parse(String text) {
        if (!isCanonical(text)) {
            throw new MalformedIdException(text);
        }
        return requireReal(UUID.fromString(text));
    }

    /** By hand, as every event that is consumed comes by here, twice. */
    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean between = i == 8 || i == 13 || i == 18 || i == 23;
            if (between ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The nil UUID stands for "no id" in many clients; it must not become the id of anything. */
    static UUID requireReal(UUID value) {
        if (value.getMostSignificantBits() == 0 && value.getLeastSignificantBits() == 0) {
            throw new MalformedIdException(value.toString());
        }
        return value;
    }
}

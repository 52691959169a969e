package app.taskflow.log.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Axon's ids are texts, the log's are UUIDs: a text that is none is replaced by one made of it, and kept beside. */
final class AxonIds {

    private AxonIds() {}

    static UUID toUuid(String id) {
        return isUuid(id) ? UUID.fromString(id) : UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    }

    /** What must be kept so that the id can be given back. */
    static @Nullable String rest(String id) {
        return isUuid(id) ? null : id;
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

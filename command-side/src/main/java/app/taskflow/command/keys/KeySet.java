package app.taskflow.command.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys as they were when last read, oldest first. */
record KeySet(List<SigningKey> keys) {

    KeySet {
        keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::id))
                .toList();
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The youngest key that has begun to sign; where none has, the one that will be first. */
    SigningKey signing(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(keys::getFirst);
    }
}

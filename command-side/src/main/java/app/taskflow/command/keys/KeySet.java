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

    /** What signs tokens: the youngest P-256 key that has begun to sign; where none has, what signs everything else. */
    SigningKey forTokens(Instant now) {
        return keys.stream()
                .filter(key -> key.isForTokensOnly() && !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(() -> forStatements(now));
    }

    /** What signs statements: the youngest RSA key that has begun to sign; where none has, the one that will be first. */
    SigningKey forStatements(Instant now) {
        List<SigningKey> lasting =
                keys.stream().filter(key -> !key.isForTokensOnly()).toList();
        return lasting.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                .orElseGet(lasting::getFirst);
    }
}

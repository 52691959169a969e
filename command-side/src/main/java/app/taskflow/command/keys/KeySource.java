package app.taskflow.command.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers the keys from everywhere they may come from. */
record KeySource(KeysProperties properties) {

    /**
     * Reads all keys, and makes one first where there is none and that is allowed.
     *
     * @throws UnusableKeyException if one cannot be used, or there is none
     */
    KeySet load() {
        List<SigningKey> keys = read();
        if (properties.development() && areUnfinished(keys)) {
            new KeyDirectory(properties.directory()).createForDevelopment();
            keys = read();
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyException(
                    "taskflow.keys",
                    "there is none: set taskflow.keys.signing, or put a file into taskflow.keys.directory");
        }
        if (keys.stream().allMatch(SigningKey::isForTokensOnly)) {
            throw new UnusableKeyException("taskflow.keys", "there is no RSA key, which checkpoints are signed with");
        }
        return new KeySet(keys);
    }

    /** Of the two keys for development there is none, or only the first: another process makes them now, or was stopped. */
    private static boolean areUnfinished(List<SigningKey> keys) {
        return keys.stream().allMatch(key -> key.development() && key.isForTokensOnly());
    }

    private List<SigningKey> read() {
        List<SigningKey> keys = new ArrayList<>(new KeyDirectory(properties.directory()).read());
        if (properties.signing() != null) {
            keys.add(Pem.read("taskflow.keys.signing", properties.signing(), Instant.EPOCH));
        }
        for (String published : properties.published()) {
            keys.add(Pem.read("taskflow.keys.published", published, Instant.MAX));
        }
        return keys;
    }
}

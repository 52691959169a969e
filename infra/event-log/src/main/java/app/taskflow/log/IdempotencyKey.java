package app.taskflow.log;

/**
 * What makes a repeated request recognisable. The log takes a key once for each owner and for ever.
 *
 * @param key chosen by the client
 * @param requestDigest tells a repeat from another request under the same key; compared by the caller, not by the log
 */
public record IdempotencyKey(String key, String requestDigest) {

    public IdempotencyKey {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("an idempotency key has at least one character");
        }
    }
}

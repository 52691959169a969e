package app.taskflow.query.freshness;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds about an owner: up to which of her events the views have come, and in which term that was said.
 *
 * @param term of the projection's hold on the owner's partition; in another term the revision says nothing
 */
record Revision(long term, long sequence) {

    /** Reads what {@link #bytes} wrote; null for anything else, such as the mark of somebody who is about to write. */
    static @Nullable Revision of(byte[] bytes) {
        int colon = -1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ':' && colon < 0) {
                colon = i;
            } else if (bytes[i] < '0' || bytes[i] > '9') {
                return null;
            }
        }
        return colon < 1 || colon == bytes.length - 1
                ? null
                : new Revision(number(bytes, 0, colon), number(bytes, colon + 1, bytes.length));
    }

    private static long number(byte[] digits, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (digits[i] - '0');
        }
        return number;
    }

    byte[] bytes() {
        return (term + ":" + sequence).getBytes(StandardCharsets.US_ASCII);
    }
}

package app.taskflow.cli.http;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a call that was accepted.
 *
 * @param etag of the thing in the body
 * @param consistencyToken present after a write
 * @param retryAfter when to ask again, where the server said so
 * @param took the exchange that succeeded, from sending to the whole body; waits and earlier attempts not counted
 */
public record Answer<T>(
        int status,
        T body,
        @Nullable String etag,
        @Nullable String consistencyToken,
        @Nullable Duration retryAfter,
        Duration took) {

    <U> Answer<U> map(Function<? super T, ? extends U> reading) {
        return new Answer<>(status, reading.apply(body), etag, consistencyToken, retryAfter, took);
    }
}

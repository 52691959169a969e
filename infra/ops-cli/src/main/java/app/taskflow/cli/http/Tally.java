package app.taskflow.cli.http;

/**
 * What a client had to put up with so far.
 *
 * @param limited answers 429
 * @param unavailable answers 503, and requests without an answer
 * @param refreshed times that the session was renewed
 */
public record Tally(long limited, long unavailable, long refreshed) {}

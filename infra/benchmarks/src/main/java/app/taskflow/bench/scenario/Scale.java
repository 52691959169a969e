package app.taskflow.bench.scenario;

import java.time.Duration;

/**
 * How large a run is.
 *
 * @param round how long each measurement takes
 * @param warmUps measurements of each candidate that do not count
 * @param rounds measurements of each candidate that do
 * @param arrivals commands a second where they do not wait for each other
 * @param backlogRounds the same, where each takes a new set of servers
 * @param backlog events that wait for the relay and the projection
 * @param imported rows of an uploaded file
 * @param replayed events of a log that views are built from anew
 * @param idle streams that nothing comes by
 * @param active streams that something comes by
 * @param tasks in the long list, which has {@code pages} pages
 */
public record Scale(
        Duration round,
        int warmUps,
        int rounds,
        int arrivals,
        int backlogRounds,
        int backlog,
        int imported,
        int replayed,
        int idle,
        int active,
        int tasks,
        int pages) {

    /** What the requirements are about. */
    public static final Scale FULL =
            new Scale(Duration.ofSeconds(5), 8, 5, 1_000, 3, 200_000, 100_000, 1_000_000, 1_000, 100, 100_000, 1_000);

    /** Whether it runs at all; the numbers say nothing. */
    public static final Scale QUICK =
            new Scale(Duration.ofMillis(300), 1, 1, 50, 1, 2_000, 2_000, 5_000, 50, 10, 1_000, 20);
}

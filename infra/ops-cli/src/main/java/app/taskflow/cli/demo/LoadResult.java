package app.taskflow.cli.demo;

import app.taskflow.cli.client.Task;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the tasks that were to be loaded.
 *
 * @param created in the order of their source
 * @param took all of it, waits included
 * @param create of the creates that were accepted
 * @param visible from sending a create to the answer of a read that had to know of it, for some of them
 * @param gone why it ended early, null if it did not
 */
record LoadResult(
        List<Created> created,
        Failures failures,
        Duration took,
        Latencies create,
        Latencies visible,
        @Nullable String gone) {

    /**
     * A task as it was when it had been loaded.
     *
     * @param index in the source
     */
    record Created(int index, Task task, @Nullable String etag) {}

    LoadResult {
        created =
                created.stream().sorted(Comparator.comparingInt(Created::index)).toList();
    }
}

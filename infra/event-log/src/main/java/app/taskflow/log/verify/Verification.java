package app.taskflow.log.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param commits how many were read
 * @param events how many they hold
 * @param heads the end of each partition as it was found, to be expected next time
 * @param firstProblem null if the log is what was written
 */
public record Verification(
        long commits,
        long events,
        List<Head> heads,
        @Nullable Problem firstProblem) {

    public boolean valid() {
        return firstProblem == null;
    }
}

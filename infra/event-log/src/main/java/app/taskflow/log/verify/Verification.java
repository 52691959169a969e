package app.taskflow.log.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param commits how many were found to be good
 * @param events how many they hold
 * @param heads the end of each partition that was read, to be expected next time; the last good commit where there
 *     is a problem
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

package app.taskflow.log;

import app.taskflow.log.failure.LogUnavailableException.Outcome;
import org.jspecify.annotations.Nullable;

/** What a writer tells one who waits for it. */
sealed interface Verdict {

    record Recorded(Commit commit) implements Verdict {}

    /** Not written, because another commit has what only one can have. */
    record Refused(Constraint constraint) implements Verdict {}

    record Unavailable(Outcome outcome, @Nullable Throwable cause) implements Verdict {}

    /** Not written: the log was closed before it was this one's turn. */
    record Closed() implements Verdict {}
}

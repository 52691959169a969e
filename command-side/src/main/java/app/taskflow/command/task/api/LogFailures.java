package app.taskflow.command.task.api;

import app.taskflow.log.failure.LogClosedException;
import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.problem.ProblemMapping;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;

/** A log that cannot write now is a passing trouble, and so is a queue before one task that does not move. */
final class LogFailures implements ProblemMapping {

    private static final String RETRY_SECONDS = "2";

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return switch (failure) {
            case LogUnavailableException _, LogClosedException _, LockAcquisitionFailedException _ ->
                ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", RETRY_SECONDS);
            default -> null;
        };
    }
}

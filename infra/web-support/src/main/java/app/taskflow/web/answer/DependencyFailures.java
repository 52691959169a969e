package app.taskflow.web.answer;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.problem.ProblemMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/**
 * A store that cannot be reached or does not answer in time is a 503, by the exceptions into which Spring Data
 * translates those of the drivers. What the drivers say stays inside: it names hosts.
 */
final class DependencyFailures implements ProblemMapping {

    private static final String RETRY_SECONDS = "2";

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        boolean down = failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof AsyncRequestTimeoutException;
        return down ? ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", RETRY_SECONDS) : null;
    }
}

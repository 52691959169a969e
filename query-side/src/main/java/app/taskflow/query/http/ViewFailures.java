package app.taskflow.query.http;

import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.problem.ProblemMapping;
import com.mongodb.MongoClientException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import org.jspecify.annotations.Nullable;

/**
 * Views, or a log, that cannot be read now are a passing trouble: MongoDB cannot be reached, does not answer in time, changes its
 * primary, or this node is stopping. What the driver says stays inside: it names hosts.
 */
final class ViewFailures implements ProblemMapping {

    private static final String RETRY_SECONDS = "2";

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return switch (failure) {
            // All that the client itself says: timeouts, a cleared pool, no server.
            case MongoClientException _,
                    MongoSocketException _,
                    MongoExecutionTimeoutException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoInterruptedException _,
                    LogUnavailableException _ ->
                ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", RETRY_SECONDS);
            default -> null;
        };
    }
}

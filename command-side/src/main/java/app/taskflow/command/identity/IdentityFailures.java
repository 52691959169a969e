package app.taskflow.command.identity;

import app.taskflow.command.password.HashingBusyException;
import app.taskflow.log.failure.LogClosedException;
import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.problem.ProblemMapping;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisSystemException;

/** How outages of what identity stands on are answered. What the drivers say stays inside: it names hosts. */
final class IdentityFailures implements ProblemMapping {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String SECONDS = "2";

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        if (failure instanceof HashingBusyException busy) {
            return unavailable(Long.toString(busy.retryAfter().toSeconds()));
        }
        return isOutageOfRedis(failure)
                        || isOutageOfLog(failure)
                        || (failure instanceof MongoException mongo && isOutage(mongo))
                ? unavailable(SECONDS)
                : null;
    }

    private static boolean isOutageOfRedis(Throwable failure) {
        return failure instanceof RedisSystemException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException;
    }

    private static boolean isOutageOfLog(Throwable failure) {
        return failure instanceof LogUnavailableException || failure instanceof LogClosedException;
    }

    private static boolean isOutage(MongoException failure) {
        return switch (failure) {
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoSecurityException _,
                    MongoInterruptedException _ -> true;
            default ->
                failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                        || failure.hasErrorLabel("RetryableWriteError");
        };
    }

    private static ProblemException unavailable(String seconds) {
        return ProblemCode.UNAVAILABLE.exception().withHeader(RETRY_AFTER, seconds);
    }
}

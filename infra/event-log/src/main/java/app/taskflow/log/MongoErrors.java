package app.taskflow.log;

import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the driver's exceptions mean for the log. The one place that knows codes, messages and exception classes. */
public final class MongoErrors {

    private static final int DUPLICATE_KEY = 11000;
    /** {@code E11000 duplicate key error collection: db.commits index: owner_key dup key: {...}}, in every version. */
    private static final Pattern INDEX = Pattern.compile("index: ([^ ]+)");

    private MongoErrors() {}

    /**
     * What became of an ordered insert that ended with this exception.
     *
     * @param otherwise what is known if the server has not refused it
     */
    static Attempt attempt(MongoException e, Outcome otherwise) {
        return e instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? refused(bulk, bulk.getWriteErrors().getFirst())
                : new Attempt.Failed(otherwise, e);
    }

    private static Attempt refused(MongoBulkWriteException e, BulkWriteError error) {
        Matcher index = INDEX.matcher(error.getMessage());
        // Without this the caller could not count on what was written before the refusal.
        boolean durable = e.getWriteConcernError() == null;
        return durable && error.getCode() == DUPLICATE_KEY && index.find()
                ? new Attempt.Refused(error.getIndex(), Constraint.ofIndex(index.group(1)))
                : new Attempt.Failed(Outcome.UNKNOWN, e);
    }

    static boolean isDuplicateKey(MongoException e) {
        return e.getCode() == DUPLICATE_KEY;
    }

    /** Runs what changes nothing in the log; whatever else it changes may have been changed when it fails. */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (MongoException e) {
            throw new LogUnavailableException(Outcome.NOT_WRITTEN, e);
        }
    }
}

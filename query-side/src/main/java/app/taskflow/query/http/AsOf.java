package app.taskflow.query.http;

import app.taskflow.query.cache.Question;
import app.taskflow.web.input.QueryRecord;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A question about the past, answered as it was then. The answer can change with the owner's revision only: a commit
 * of that time may still be on its way into the log when it is asked.
 *
 * @param question as it could have been asked then
 */
record AsOf<Q extends Question>(Q question, Instant at) implements Question {

    /** @throws app.taskflow.web.problem.ProblemException 400 if that is still to come */
    AsOf<Q> passedBy(Instant now) {
        if (at.isAfter(now)) {
            throw QueryRecord.about(ProblemCode.INVALID_PARAMETER, "asOf", "must not be in the future");
        }
        return this;
    }

    /** What {@link TaskReads} took for now at that time. */
    Instant now() {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public String canonical() {
        return "asOf|" + at + "|" + question.canonical();
    }

    @Override
    public boolean dependsOnTime() {
        return false;
    }
}

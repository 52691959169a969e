package app.taskflow.log;

import app.taskflow.log.failure.LogUnavailableException.Outcome;

/** What became of an attempt to write some commits in their order. */
sealed interface Attempt {

    record Written() implements Attempt {}

    /** All before {@code index} were written; the one there was not, because of the constraint, nor any after it. */
    record Refused(int index, Constraint constraint) implements Attempt {}

    /** None was written, or some may have been: the first ones, in their order. */
    record Failed(Outcome outcome, RuntimeException cause) implements Attempt {}
}

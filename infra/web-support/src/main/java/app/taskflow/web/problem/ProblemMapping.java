package app.taskflow.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * How a module has its own failures answered: a bean of this type is asked about every exception that no handler
 * caught, and about its causes, outermost first. The first answer of any mapping counts; an exception nobody knows is
 * a 500.
 */
@FunctionalInterface
public interface ProblemMapping {

    /** @return the answer to give, or null if this mapping does not know the failure */
    @Nullable
    ProblemException translate(Throwable failure);
}

package app.taskflow.command.task;

import java.util.Set;

/** Which versions of a task a client is willing to change. */
@FunctionalInterface
public interface Precondition {

    /** Whatever the version is by now. */
    Precondition NONE = version -> true;

    boolean admits(long version);

    static Precondition oneOf(Long... versions) {
        return Set.of(versions)::contains;
    }
}

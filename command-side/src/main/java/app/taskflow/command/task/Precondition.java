package app.taskflow.command.task;

import java.util.Set;

/** Which versions of a task a client is willing to change. */
public sealed interface Precondition {

    Precondition NONE = new None();

    boolean admits(long version);

    /** Whatever the version is by now. */
    record None() implements Precondition {
        @Override
        public boolean admits(long version) {
            return true;
        }
    }

    /** Only what the client has seen; with no versions at all nothing is admitted. */
    record OneOf(Set<Long> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean admits(long version) {
            return versions.contains(version);
        }
    }
}

package app.taskflow.web.input;

/**
 * A request record that knows its own rules. They are checked as soon as the body is read, together with what reading
 * it has already found, so that a client is told everything at once; the controller sees only bodies that passed.
 */
@FunctionalInterface
public interface Checked {

    /** Adds what is wrong. A component that could not be read is null here and is already among the violations. */
    void check(Violations violations);
}

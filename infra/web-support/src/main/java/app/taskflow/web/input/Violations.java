package app.taskflow.web.input;

import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with a body, so that a client learns it all at once. Of several findings at one
 * place the first counts, and only the first hundred are kept. Not safe for use by several threads.
 */
public final class Violations {

    /** More than anybody reads; a body of a million faults must not become an answer of as many. */
    static final int MOST = 100;

    private final List<FieldError> found;
    private final String base;

    public Violations() {
        this(new ArrayList<>(), "");
    }

    private Violations(List<FieldError> found, String base) {
        this.found = found;
        this.base = base;
    }

    /** The same collection, for a part of the body: pointers given to it are relative to {@code pointer}. */
    public Violations at(String pointer) {
        return new Violations(found, base + pointer);
    }

    /** @param pointer a JSON pointer such as {@code /title}; empty for the whole body */
    public Violations add(String pointer, String code, String message) {
        String place = base + pointer;
        if (found.size() < MOST
                && found.stream().noneMatch(error -> error.pointer().equals(place))) {
            found.add(new FieldError(place, code, message));
        }
        return this;
    }

    /** Adds the violation unless the condition holds. */
    public Violations check(boolean condition, String pointer, String code, String message) {
        return condition ? this : add(pointer, code, message);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found so far, in the order it was found. */
    public List<FieldError> errors() {
        return List.copyOf(found);
    }

    /** The 422 that tells them all. */
    public ProblemException problem() {
        return ProblemCode.VALIDATION_FAILED.exception().withErrors(found);
    }

    /** @throws ProblemException 422 {@code validation-failed} with all that was found, if anything was */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }
}

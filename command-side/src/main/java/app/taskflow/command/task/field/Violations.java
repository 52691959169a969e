package app.taskflow.command.task.field;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, so that a client learns all of it at once. */
final class Violations {

    private final List<Violation> found = new ArrayList<>();

    void add(String pointer, Violation.Code code, String message) {
        found.add(new Violation(pointer, code, message));
    }

    List<Violation> found() {
        return List.copyOf(found);
    }
}

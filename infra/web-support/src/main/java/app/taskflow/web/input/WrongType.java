package app.taskflow.web.input;

import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Tells a client which value has the wrong JSON type, and which one is due, without naming a class. */
final class WrongType {

    private WrongType() {}

    /** @return 400 naming the place; a failure that is not the client's comes back as it is */
    static RuntimeException problem(DatabindException failure, Findings findings) {
        if (failure instanceof MismatchedInputException mismatch) {
            return problem(pointer(mismatch), due(mismatch.getTargetType()));
        }
        // A constructor that fails on a component which could not be read: the reason is already known.
        return findings.violations().isEmpty() ? failure : findings.violations().problem();
    }

    private static ProblemException problem(String pointer, String due) {
        return ProblemCode.MALFORMED_REQUEST
                .exception((pointer.isEmpty() ? "The body" : pointer) + " must be " + due)
                .withErrors(List.of(new FieldError(pointer, "wrong-type", "must be " + due)));
    }

    private static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String due(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }
}

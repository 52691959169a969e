package app.taskflow.web.input;

import app.taskflow.events.id.MalformedIdException;
import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * What one reading of a body has found: names that do not exist, and strings that are not what they should be. Both
 * are noted and the reading goes on, so that all of them are told at once.
 */
final class Findings {

    private final List<FieldError> unknown = new ArrayList<>();
    private final Violations violations;

    Findings(Violations violations) {
        this.violations = violations;
    }

    static Findings of(DeserializationContext context) {
        return (Findings) context.getAttribute(Findings.class);
    }

    List<FieldError> unknown() {
        return unknown;
    }

    Violations violations() {
        return violations;
    }

    /** Notes that the value the parser stands at breaks a rule. */
    static void violation(DeserializationContext context, String code, String message) {
        of(context).violations.add(pointer(context.getParser()), code, message);
    }

    private void addUnknown(String pointer) {
        if (unknown.size() < Violations.MOST) {
            unknown.add(new FieldError(pointer, "unknown-property", "is not a known property"));
        }
    }

    /**
     * Where an unknown property stands. Those of a record are only looked at when the record is complete, from a copy
     * that does not know its place.
     */
    private static String pointer(DeserializationContext context, JsonParser parser, String name) {
        JsonParser body = context.getParser();
        if (!parser.equals(body)) {
            return body.streamReadContext().pathAsPointer().appendProperty(name).toString();
        }
        TokenStreamContext here = parser.streamReadContext();
        TokenStreamContext parent = here.getParent();
        // At the start of an object or array the parser is already inside of it.
        boolean inside = parser.currentToken().isStructStart() && parent != null;
        return (inside ? parent : here).pathAsPointer().toString();
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    /** Hooks the findings into the reading. */
    static final class Handler extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            of(context).addUnknown(pointer(context, parser, name));
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String failure) {
            violation(context, "invalid", "is not valid");
            return null;
        }

        @Override
        public @Nullable Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable failure) {
            return switch (failure) {
                case ProblemException problem -> throw problem;
                case MalformedIdException _ -> {
                    violation(context, "invalid", "must be a UUID");
                    yield null;
                }
                case DateTimeException _ -> {
                    violation(context, "invalid", "is not valid");
                    yield null;
                }
                default -> NOT_HANDLED;
            };
        }
    }
}

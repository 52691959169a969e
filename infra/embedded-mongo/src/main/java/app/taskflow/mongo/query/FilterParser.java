package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads filter documents. */
public final class FilterParser {

    private FilterParser() {}

    /**
     * The filter that a document describes.
     *
     * @throws MongoError if it is malformed or uses an operator that is not supported
     */
    public static Filter parse(Value document) {
        if (document.isMissing() || document.isNullish()) {
            return Filter.ALL;
        }
        if (!document.isDocument()) {
            throw MongoError.typeMismatch("a filter must be a document, not " + Bson.name(document.type()));
        }
        List<Filter> parts = new ArrayList<>();
        Fields fields = document.fields();
        while (fields.next()) {
            String name = fields.name();
            if (name.startsWith("$")) {
                operator(name, fields.value(), parts);
            } else {
                field(new Path(name), fields.value(), parts);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    /** What {@code $pull} removes: elements that equal a value, or that meet a condition or, as documents, a filter. */
    public static Predicate<Value> element(Value condition) {
        if (isOperators(condition) && !isLogical(condition)) {
            List<Criterion> tests = tests(condition);
            return element -> tests.stream().allMatch(test -> test.test(element));
        }
        if (condition.isDocument()) {
            Filter filter = parse(condition);
            return element -> element.isDocument() && filter.matches(element);
        }
        return equal(condition)::test;
    }

    private static void operator(String name, Value value, List<Filter> parts) {
        switch (name) {
            case "$and" -> parts.addAll(list(name, value));
            case "$or" -> parts.add(new Filter.Or(list(name, value)));
            case "$nor" -> parts.add(new Filter.Nor(list(name, value)));
            case "$expr" -> parts.add(new Filter.Expr(Objects.requireNonNullElse(Trees.object(value), false)));
            case "$comment" -> {
                // Says nothing about documents.
            }
            case "$where", "$text", "$jsonSchema" -> throw MongoError.unsupported("the operator " + name);
            default -> throw MongoError.badValue("unknown top level operator: " + name);
        }
    }

    private static List<Filter> list(String name, Value value) {
        if (!value.isArray() || value.isEmpty()) {
            throw MongoError.badValue(name + " must be a nonempty array");
        }
        List<Filter> parts = new ArrayList<>();
        Fields elements = value.fields();
        while (elements.next()) {
            if (elements.type() != Bson.DOCUMENT) {
                throw MongoError.badValue(name + " entries need to be full objects");
            }
            parts.add(parse(elements.value()));
        }
        return parts;
    }

    private static void field(Path path, Value value, List<Filter> parts) {
        if (isOperators(value)) {
            for (Criterion test : tests(value)) {
                parts.add(new Filter.At(path, test));
            }
        } else {
            parts.add(new Filter.At(path, equal(value)));
        }
    }

    private static boolean isOperators(Value value) {
        if (!value.isDocument()) {
            return false;
        }
        Fields fields = value.fields();
        return fields.next() && fields.name().startsWith("$") && !isReference(fields.name());
    }

    private static boolean isReference(String name) {
        return name.equals("$ref") || name.equals("$id") || name.equals("$db");
    }

    private static Criterion equal(Value value) {
        return value.type() == Bson.REGEX ? Patterns.of(value.pattern(), value.options()) : new Criterion.Equal(value);
    }

    /** The tests that a document of operators describes. */
    static List<Criterion> tests(Value operators) {
        List<Criterion> tests = new ArrayList<>();
        Fields fields = operators.fields();
        while (fields.next()) {
            test(fields.name(), fields.value(), operators, tests);
        }
        return tests;
    }

    private static void test(String name, Value value, Value operators, List<Criterion> tests) {
        switch (name) {
            case "$eq" -> tests.add(new Criterion.Equal(value));
            case "$ne" -> tests.add(new Criterion.Not(List.of(new Criterion.Equal(noPattern(name, value)))));
            case "$gt" -> tests.add(compare(Criterion.Compare.Operator.GREATER, value));
            case "$gte" -> tests.add(compare(Criterion.Compare.Operator.GREATER_OR_EQUAL, value));
            case "$lt" -> tests.add(compare(Criterion.Compare.Operator.LESS, value));
            case "$lte" -> tests.add(compare(Criterion.Compare.Operator.LESS_OR_EQUAL, value));
            case "$in" -> tests.add(in(name, value));
            case "$nin" -> tests.add(new Criterion.Not(List.of(in(name, value))));
            case "$not" -> tests.add(not(value));
            case "$exists" ->
                tests.add(
                        value.isTruthy() ? new Criterion.Exists() : new Criterion.Not(List.of(new Criterion.Exists())));
            case "$all" -> tests.add(all(value));
            case "$elemMatch" -> tests.add(elemMatch(value));
            case "$size" -> tests.add(size(value));
            case "$type" -> tests.add(new Criterion.OfType(Types.of(value)));
            case "$mod" -> tests.add(modulo(value));
            case "$regex" -> tests.add(regex(value, operators.get("$options")));
            case "$options" -> {
                if (operators.get("$regex").isMissing()) {
                    throw MongoError.badValue("$options needs a $regex");
                }
            }
            default -> throw MongoError.badValue("unknown operator: " + name);
        }
    }

    private static Criterion compare(Criterion.Compare.Operator operator, Value value) {
        return new Criterion.Compare(operator, noPattern("a comparison", value));
    }

    private static Value noPattern(String name, Value value) {
        if (value.type() == Bson.REGEX) {
            throw MongoError.badValue("Can't have regex as arg to " + name + ".");
        }
        return value;
    }

    private static Criterion in(String name, Value value) {
        if (!value.isArray()) {
            throw MongoError.badValue(name + " needs an array");
        }
        List<Value> operands = new ArrayList<>();
        List<Criterion.Matches> patterns = new ArrayList<>();
        Fields elements = value.fields();
        while (elements.next()) {
            Value element = elements.value();
            if (isOperators(element)) {
                throw MongoError.badValue("cannot nest $ under " + name);
            }
            operands.add(element);
            if (element.type() == Bson.REGEX) {
                patterns.add(Patterns.of(element.pattern(), element.options()));
            }
        }
        return Criterion.In.of(operands, patterns);
    }

    private static Criterion not(Value value) {
        if (value.type() == Bson.REGEX) {
            return new Criterion.Not(List.of(Patterns.of(value.pattern(), value.options())));
        }
        if (!isOperators(value)) {
            throw MongoError.badValue("$not needs a regex or a document");
        }
        return new Criterion.Not(tests(value));
    }

    private static Criterion all(Value value) {
        if (!value.isArray()) {
            throw MongoError.badValue("$all needs an array");
        }
        List<Criterion> tests = new ArrayList<>();
        Fields elements = value.fields();
        while (elements.next()) {
            Value element = elements.value();
            Value match = isOperators(element) ? element.get("$elemMatch") : Value.MISSING;
            tests.add(match.isMissing() ? equal(element) : elemMatch(match));
        }
        // What is to hold nothing is found nowhere.
        return tests.isEmpty() ? Criterion.In.of(List.of(), List.of()) : new Criterion.Every(tests);
    }

    private static Criterion elemMatch(Value value) {
        if (!value.isDocument()) {
            throw MongoError.badValue("$elemMatch needs an Object");
        }
        return isOperators(value) && !isLogical(value)
                ? new Criterion.HasElement(tests(value))
                : new Criterion.HasDocument(parse(value));
    }

    private static boolean isLogical(Value operators) {
        Fields fields = operators.fields();
        return fields.next()
                && switch (fields.name()) {
                    case "$and", "$or", "$nor", "$expr" -> true;
                    default -> false;
                };
    }

    private static Criterion size(Value value) {
        if (!value.isNumber() || value.asLong() < 0) {
            throw MongoError.badValue("$size needs a number that is not negative");
        }
        return new Criterion.Size((int) Math.min(Integer.MAX_VALUE, value.asLong()));
    }

    private static Criterion modulo(Value value) {
        Value divisor = value.isArray() ? value.get("0") : Value.MISSING;
        Value remainder = value.isArray() ? value.get("1") : Value.MISSING;
        if (!divisor.isNumber() || !remainder.isNumber() || divisor.asLong() == 0) {
            throw MongoError.badValue("malformed mod, needs to be an array of a divisor and a remainder");
        }
        return new Criterion.Modulo(divisor.asLong(), remainder.asLong());
    }

    private static Criterion regex(Value pattern, Value options) {
        if (pattern.type() == Bson.REGEX) {
            return Patterns.of(pattern.pattern(), options.isMissing() ? pattern.options() : options.string());
        }
        if (pattern.type() != Bson.STRING) {
            throw MongoError.badValue("$regex has to be a string");
        }
        return Patterns.of(pattern.string(), options.isMissing() ? "" : options.string());
    }
}

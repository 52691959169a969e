package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a query asks of a value, or of the values that a path leads to. */
@SuppressWarnings("ArrayRecordComponent") // Tests are never compared with each other.
public sealed interface Criterion {

    /** Tests one value as it is, be it an array or not. */
    boolean test(Value value);

    /** Tests what a path leads to; most tests are passed by an array if one of its elements passes. */
    default boolean matches(Path path, Value document) {
        return path.anyElement(document, this::test);
    }

    /** Equal in value, whatever the type of number; null is also what is not there. */
    record Equal(Value operand, byte[] key, KeyWriter scratch) implements Criterion {

        Equal(Value operand) {
            this(operand, KeyWriter.key(operand), new KeyWriter());
        }

        @Override
        public boolean test(Value value) {
            if (operand.isNullish() || value.isMissing()) {
                return operand.isNullish() && value.isNullish();
            }
            if (value.type() == operand.type() && (value.isIdentical(operand) || value.type() == Bson.STRING)) {
                return value.isIdentical(operand);
            }
            return KeyWriter.isComparable(value, operand)
                    && scratch.clear().value(value).compareTo(key) == 0;
        }
    }

    /** The comparisons; only values of one kind compare, except with the lowest and the highest key. */
    record Compare(Operator operator, Value operand, byte[] key, KeyWriter scratch) implements Criterion {

        /** Which way to compare. */
        public enum Operator {
            GREATER,
            GREATER_OR_EQUAL,
            LESS,
            LESS_OR_EQUAL;

            boolean holds(int order) {
                return switch (this) {
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                };
            }

            public boolean isOrEqual() {
                return this == GREATER_OR_EQUAL || this == LESS_OR_EQUAL;
            }

            public boolean isLower() {
                return this == GREATER || this == GREATER_OR_EQUAL;
            }
        }

        Compare(Operator operator, Value operand) {
            this(operator, operand, KeyWriter.key(operand), new KeyWriter());
        }

        @Override
        public boolean test(Value value) {
            if (operand.isNullish()) {
                return operator.isOrEqual() && value.isNullish();
            }
            if (value.isMissing() || (!KeyWriter.isComparable(value, operand) && !isExtreme())) {
                return false;
            }
            int order = scratch.clear().value(value).compareTo(key);
            // What is not a number is neither above nor below one.
            return operator.holds(order) && (order == 0 || !(scratch.isNotANumber() || isNotANumber()));
        }

        public boolean isExtreme() {
            return operand.type() == Bson.MIN_KEY || operand.type() == Bson.MAX_KEY;
        }

        public boolean isNotANumber() {
            return KeyWriter.isNotANumber(key);
        }
    }

    /** Equal to one of several values, or matched by one of several patterns. */
    record In(List<Value> operands, byte[][] keys, boolean hasNull, List<Matches> patterns, KeyWriter scratch)
            implements Criterion {

        static In of(List<Value> operands, List<Matches> patterns) {
            byte[][] keys = operands.stream()
                    .map(KeyWriter::key)
                    .sorted(Arrays::compareUnsigned)
                    .toArray(byte[][]::new);
            return new In(operands, keys, operands.stream().anyMatch(Value::isNullish), patterns, new KeyWriter());
        }

        @Override
        public boolean test(Value value) {
            if (value.isNullish() && hasNull) {
                return true;
            }
            if (value.isMissing()) {
                return false;
            }
            scratch.clear().value(value);
            int low = 0;
            int high = keys.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = scratch.compareTo(keys[middle]);
                if (order == 0) {
                    return true;
                }
                low = order > 0 ? middle + 1 : low;
                high = order > 0 ? high : middle - 1;
            }
            for (Matches pattern : patterns) {
                if (pattern.test(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A text that holds the pattern, or the very same pattern as a value. */
    record Matches(Pattern pattern, String options) implements Criterion {
        @Override
        public boolean test(Value value) {
            return switch (value.type()) {
                case Bson.STRING, Bson.SYMBOL -> pattern.matcher(value.string()).find();
                case Bson.REGEX ->
                    value.pattern().equals(pattern.pattern()) && value.options().equals(options);
                default -> false;
            };
        }
    }

    /** Whether there is such a field. */
    record Exists() implements Criterion {
        @Override
        public boolean test(Value value) {
            return !value.isMissing();
        }

        @Override
        public boolean matches(Path path, Value document) {
            return path.any(document, this::test);
        }
    }

    /** Of one of several types. */
    record OfType(Set<Byte> types) implements Criterion {
        @Override
        public boolean test(Value value) {
            return types.contains(value.type());
        }
    }

    /** A number with a remainder. */
    record Modulo(long divisor, long remainder) implements Criterion {
        @Override
        public boolean test(Value value) {
            return value.isNumber() && value.asLong() % divisor == remainder;
        }
    }

    /** An array of so many elements. */
    record Size(int size) implements Criterion {
        @Override
        public boolean test(Value value) {
            if (!value.isArray()) {
                return false;
            }
            int count = 0;
            for (Fields elements = value.fields(); elements.next(); ) {
                count++;
            }
            return count == size;
        }

        @Override
        public boolean matches(Path path, Value document) {
            return path.any(document, this::test);
        }
    }

    /** An array with an element, a document, that a filter wants. */
    record HasDocument(Filter filter) implements Criterion {
        @Override
        public boolean test(Value value) {
            if (value.isArray()) {
                Fields elements = value.fields();
                while (elements.next()) {
                    if (elements.type() == Bson.DOCUMENT && filter.matches(elements.value())) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public boolean matches(Path path, Value document) {
            return path.any(document, this::test);
        }
    }

    /** An array with an element that passes all tests. */
    record HasElement(List<Criterion> tests) implements Criterion {
        @Override
        public boolean test(Value value) {
            if (value.isArray()) {
                Fields elements = value.fields();
                while (elements.next()) {
                    Value element = elements.value();
                    if (tests.stream().allMatch(test -> test.test(element))) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public boolean matches(Path path, Value document) {
            return path.any(document, this::test);
        }
    }

    /** Not all of the tests are passed. */
    record Not(List<Criterion> tests) implements Criterion {
        @Override
        public boolean test(Value value) {
            return !tests.stream().allMatch(test -> test.test(value));
        }

        @Override
        public boolean matches(Path path, Value document) {
            for (Criterion test : tests) {
                if (!test.matches(path, document)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All of the tests are passed, each by whichever value. */
    record Every(List<Criterion> tests) implements Criterion {
        @Override
        public boolean test(Value value) {
            return tests.stream().allMatch(test -> test.test(value));
        }

        @Override
        public boolean matches(Path path, Value document) {
            return tests.stream().allMatch(test -> test.matches(path, document));
        }
    }
}

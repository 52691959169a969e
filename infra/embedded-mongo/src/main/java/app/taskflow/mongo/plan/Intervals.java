package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Patterns;
import app.taskflow.mongo.query.Test;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys of a field a test can accept. */
final class Intervals {

    private Intervals() {}

    /** Sorted and disjoint; null if the test says nothing that an index could use. */
    static @Nullable List<Interval> of(Test test) {
        return switch (test) {
            case Test.Equal equal -> equal.operand().isArray() ? null : List.of(Interval.point(equal.key()));
            case Test.In in -> in(in);
            case Test.Compare compare -> compare(compare);
            case Test.Matches matches -> matches(matches);
            case Test.Every every -> all(every.tests());
            default -> null;
        };
    }

    /** What all of some tests can accept; null if none of them can be used. */
    static @Nullable List<Interval> all(List<Test> tests) {
        List<Interval> common = null;
        for (Test test : tests) {
            List<Interval> intervals = of(test);
            if (intervals != null) {
                common = common == null ? intervals : Interval.intersect(common, intervals);
            }
        }
        return common;
    }

    /** Whether the keys say all: a value with such a key passes the test, and no other does. */
    static boolean isExact(Test test) {
        return switch (test) {
            case Test.Equal equal -> true;
            case Test.Compare compare -> true;
            case Test.In in -> in.patterns().isEmpty();
            case Test.Matches matches -> Patterns.isPrefixOnly(matches);
            default -> false;
        };
    }

    private static @Nullable List<Interval> in(Test.In in) {
        List<Interval> intervals = new ArrayList<>();
        for (Value operand : in.operands()) {
            if (operand.isArray()) {
                return null;
            }
        }
        byte[] last = null;
        for (byte[] key : in.keys()) {
            if (last == null || Interval.compare(last, key) != 0) {
                intervals.add(Interval.point(key));
            }
            last = key;
        }
        if (in.patterns().isEmpty()) {
            return intervals;
        }
        for (Test.Matches pattern : in.patterns()) {
            List<Interval> matching = matches(pattern);
            if (matching == null) {
                return null;
            }
            intervals.addAll(matching);
        }
        return Interval.union(intervals);
    }

    private static @Nullable List<Interval> compare(Test.Compare compare) {
        Value operand = compare.operand();
        if (compare.isExtreme() || operand.isArray()) {
            return null;
        }
        if (operand.isNullish() || compare.isNotANumber()) {
            return compare.operator().isOrEqual() ? List.of(Interval.point(compare.key())) : List.of();
        }
        byte[] key = compare.key();
        return List.of(
                switch (compare.operator()) {
                    case GREATER -> Interval.of(KeyTree.above(key), KeyWriter.aboveType(operand));
                    case GREATER_OR_EQUAL -> Interval.of(key, KeyWriter.aboveType(operand));
                    case LESS -> Interval.of(KeyWriter.lowestOfType(operand), key);
                    case LESS_OR_EQUAL -> Interval.of(KeyWriter.lowestOfType(operand), KeyTree.above(key));
                });
    }

    private static @Nullable List<Interval> matches(Test.Matches matches) {
        String prefix = Patterns.prefix(matches);
        if (prefix.isEmpty()) {
            return null;
        }
        return List.of(
                Interval.of(KeyWriter.prefix(prefix), KeyWriter.abovePrefix(prefix)),
                Interval.point(KeyWriter.regex(matches.pattern().pattern(), matches.options())));
    }
}

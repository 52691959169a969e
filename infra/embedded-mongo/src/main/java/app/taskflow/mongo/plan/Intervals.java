package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Patterns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys of a field a test can accept. */
final class Intervals {

    private Intervals() {}

    /** Sorted and disjoint; null if the test says nothing that an index could use. */
    static @Nullable List<Interval> of(Criterion test) {
        return switch (test) {
            case Criterion.Equal equal -> equal.operand().isArray() ? null : List.of(Interval.point(equal.key()));
            case Criterion.In in -> in(in);
            case Criterion.Compare compare -> compare(compare);
            case Criterion.Matches matches -> matches(matches);
            case Criterion.Every every -> all(every.tests());
            default -> null;
        };
    }

    /** What all of some tests can accept; null if none of them can be used. */
    static @Nullable List<Interval> all(List<Criterion> tests) {
        List<Interval> common = null;
        for (Criterion test : tests) {
            List<Interval> intervals = of(test);
            if (intervals != null) {
                common = common == null ? intervals : Interval.intersect(common, intervals);
            }
        }
        return common;
    }

    /** Whether the keys say all: a value with such a key passes the test, and no other does. */
    static boolean isExact(Criterion test) {
        return switch (test) {
            case Criterion.Equal equal -> true;
            case Criterion.Compare compare -> true;
            case Criterion.In in -> in.patterns().isEmpty();
            case Criterion.Matches matches -> Patterns.isPrefixOnly(matches);
            default -> false;
        };
    }

    private static @Nullable List<Interval> in(Criterion.In in) {
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
        for (Criterion.Matches pattern : in.patterns()) {
            List<Interval> matching = matches(pattern);
            if (matching == null) {
                return null;
            }
            intervals.addAll(matching);
        }
        return Interval.union(intervals);
    }

    private static @Nullable List<Interval> compare(Criterion.Compare compare) {
        Value operand = compare.operand();
        if (compare.isExtreme() || operand.isArray()) {
            return null;
        }
        if (operand.isNullish() || compare.isNotANumber()) {
            return compare.operator().isOrEqual() ? List.of(Interval.point(compare.key())) : List.of();
        }
        byte[] key = compare.key();
        Cut lowest = Cut.beforeAll(KeyWriter.lowestOfType(operand));
        Cut above = Cut.beforeAll(KeyWriter.aboveType(operand));
        return List.of(
                switch (compare.operator()) {
                    case GREATER -> Interval.of(Cut.behind(key), above);
                    case GREATER_OR_EQUAL -> Interval.of(Cut.before(key), above);
                    case LESS -> Interval.of(lowest, Cut.before(key));
                    case LESS_OR_EQUAL -> Interval.of(lowest, Cut.behind(key));
                });
    }

    private static @Nullable List<Interval> matches(Criterion.Matches matches) {
        String prefix = Patterns.prefix(matches);
        if (prefix.isEmpty()) {
            return null;
        }
        return List.of(
                Interval.of(Cut.beforeAll(KeyWriter.prefix(prefix)), Cut.beforeAll(KeyWriter.abovePrefix(prefix))),
                Interval.point(KeyWriter.regex(matches.pattern().pattern(), matches.options())));
    }
}

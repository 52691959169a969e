package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An interval of the keys of one field, from a cut (inclusive) to another (exclusive). A cut is a key, and then lies
 * before it and all that begins with it, or a key and 0xFF, and then lies behind those.
 */
final class Interval {

    private final byte[] low;
    private final byte[] high;
    private final boolean point;

    private Interval(byte[] low, byte[] high, boolean point) {
        this.low = low;
        this.high = high;
        this.point = point;
    }

    /** One key. */
    static Interval point(byte[] key) {
        return new Interval(key, KeyTree.above(key), true);
    }

    static Interval of(byte[] low, byte[] high) {
        return new Interval(low, high, false);
    }

    byte[] low() {
        return low;
    }

    byte[] high() {
        return high;
    }

    boolean isPoint() {
        return point;
    }

    /** The interval of the keys with all bits inverted, as they are where the field is descending. */
    Interval inverted() {
        return new Interval(KeyWriter.inverted(high), KeyWriter.inverted(low), point);
    }

    static int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    /** What two sorted lists of disjoint intervals have in common. */
    static List<Interval> intersect(List<Interval> some, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < some.size() && j < others.size()) {
            Interval one = some.get(i);
            Interval other = others.get(j);
            byte[] low = compare(one.low, other.low) >= 0 ? one.low : other.low;
            byte[] high = compare(one.high, other.high) <= 0 ? one.high : other.high;
            if (compare(low, high) < 0) {
                common.add(new Interval(low, high, one.point || other.point));
            }
            if (compare(one.high, other.high) <= 0) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** Sorted, and those that touch or overlap joined. */
    static List<Interval> union(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort((one, other) -> compare(one.low, other.low));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || compare(last.high, next.low) < 0) {
                joined.add(next);
            } else if (compare(last.high, next.high) < 0) {
                joined.set(joined.size() - 1, of(last.low, next.high));
            }
        }
        return joined;
    }
}

package app.taskflow.mongo.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An interval of the keys of one field, from one cut to another. */
final class Interval {

    private final Cut from;
    private final Cut to;
    private final byte[] low;
    private final byte[] high;
    private final boolean point;

    private Interval(Cut from, Cut to, boolean point) {
        this.from = from;
        this.to = to;
        this.low = from.bytes();
        this.high = to.bytes();
        this.point = point;
    }

    /** One key. */
    static Interval point(byte[] key) {
        return new Interval(Cut.before(key), Cut.behind(key), true);
    }

    static Interval of(Cut from, Cut to) {
        return new Interval(from, to, false);
    }

    /** The first key that is in it, or the bytes with which it begins. */
    byte[] low() {
        return low;
    }

    /** The first key that is not. */
    byte[] high() {
        return high;
    }

    boolean isPoint() {
        return point;
    }

    /** The interval of the keys with all bits inverted, as they are where the field is descending. */
    Interval inverted() {
        return new Interval(to.inverted(), from.inverted(), point);
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
            Cut from = compare(one.low, other.low) >= 0 ? one.from : other.from;
            Cut to = compare(one.high, other.high) <= 0 ? one.to : other.to;
            if (compare(from.bytes(), to.bytes()) < 0) {
                common.add(new Interval(from, to, one.point || other.point));
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
                joined.set(joined.size() - 1, of(last.from, next.to));
            }
        }
        return joined;
    }
}

package app.taskflow.mongo.plan;

import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ranges of an index that hold all wanted documents.
 *
 * @param ranges sorted and disjoint
 * @param constants the keys of the leading fields that have one value in all ranges
 * @param points how many leading fields have one value in each range
 * @param answered the parts of the filter that everything in the ranges passes
 */
record Bounds(Index index, List<Range> ranges, List<byte[]> constants, int points, List<Filter.At> answered) {

    /** More ranges than this are not counted one by one. */
    private static final int COUNTED = 16;

    boolean isEverything() {
        return points == 0 && ranges.size() == 1 && ranges.getFirst().low().length == 0;
    }

    /** How many keys are in the ranges; about how many, if there are many ranges. */
    long size() {
        if (ranges.size() <= COUNTED) {
            return exactSize();
        }
        return size(ranges.subList(0, COUNTED)) * ranges.size() / COUNTED;
    }

    long exactSize() {
        return size(ranges);
    }

    private long size(List<Range> counted) {
        KeyTree tree = index.tree();
        long size = 0;
        for (Range range : counted) {
            size += tree.rank(range.high()) - tree.rank(range.low());
        }
        return size;
    }

    /** The bounds of what is in any of several bounds of one index. */
    static Bounds union(List<Bounds> all) {
        Bounds first = all.getFirst();
        List<byte[]> constants = first.constants;
        List<Interval> intervals = new ArrayList<>();
        for (Bounds bounds : all) {
            constants = common(constants, bounds.constants);
            bounds.ranges.forEach(
                    range -> intervals.add(Interval.of(Cut.before(range.low()), Cut.before(range.high()))));
        }
        List<Range> ranges = Interval.union(intervals).stream()
                .map(interval -> new Range(interval.low(), interval.high(), 0))
                .toList();
        return new Bounds(first.index, ranges, constants, constants.size(), List.of());
    }

    private static List<byte[]> common(List<byte[]> some, List<byte[]> others) {
        int count = 0;
        while (count < Math.min(some.size(), others.size()) && Arrays.equals(some.get(count), others.get(count))) {
            count++;
        }
        return some.subList(0, count);
    }
}

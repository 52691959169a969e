package app.taskflow.mongo.plan;

import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ways in which an index can narrow down a query. There is one, or several where arrays are indexed: two
 * conditions on an array may be met by two of its elements, so that an index can follow only one of them, or those of
 * one {@code $elemMatch}.
 */
final class BoundsBuilder {

    /** Beyond this, ranges are not split further by the next field. */
    private static final int MAX_RANGES = 512;

    private static final int MAX_WAYS = 8;
    private static final int NO_ARRAY_YET = -1;

    private final Index index;
    private final List<Condition> conditions;
    private final List<Bounds> ways = new ArrayList<>();

    private BoundsBuilder(Index index, List<Condition> conditions) {
        this.index = index;
        this.conditions = conditions;
    }

    static List<Bounds> of(Index index, List<Condition> conditions) {
        BoundsBuilder builder = new BoundsBuilder(index, conditions);
        builder.extend(new Way(List.of(new byte[0]), List.of(), true, 0, NO_ARRAY_YET, List.of()));
        return builder.ways;
    }

    /**
     * How far a way has come.
     *
     * @param prefixes the keys of the fields so far, one for each combination of values
     * @param group which group the conditions on arrays come from
     */
    private record Way(
            List<byte[]> prefixes,
            List<byte[]> constants,
            boolean constant,
            int field,
            int group,
            List<Filter.At> answered) {}

    /** A way to bound one field. */
    private record Option(List<Interval> intervals, int group, List<Filter.At> answered) {}

    private void extend(Way way) {
        List<Option> options = way.field() < index.definition().fields().size() ? options(way) : List.of();
        if (options.isEmpty()) {
            finish(way, List.of());
        }
        for (Option option : options) {
            if (ways.size() < MAX_WAYS) {
                extend(way, option);
            }
        }
    }

    private void extend(Way way, Option option) {
        Definition.Field field = index.definition().fields().get(way.field());
        List<Interval> intervals = option.intervals();
        if (field.descending()) {
            intervals =
                    new ArrayList<>(intervals.stream().map(Interval::inverted).toList());
            Collections.reverse(intervals);
        }
        List<Filter.At> answered = new ArrayList<>(way.answered());
        answered.addAll(option.answered());
        boolean points = intervals.stream().allMatch(Interval::isPoint);
        if (!points || way.prefixes().size() * (long) intervals.size() > MAX_RANGES) {
            finish(new Way(way.prefixes(), way.constants(), false, way.field(), option.group(), answered), intervals);
            return;
        }
        List<byte[]> prefixes = new ArrayList<>();
        for (byte[] prefix : way.prefixes()) {
            for (Interval interval : intervals) {
                prefixes.add(concat(prefix, interval.low()));
            }
        }
        boolean constant = way.constant() && intervals.size() == 1;
        List<byte[]> constants = new ArrayList<>(way.constants());
        if (constant) {
            constants.add(intervals.getFirst().low());
        }
        extend(new Way(prefixes, constants, constant, way.field() + 1, option.group(), answered));
    }

    /** Makes ranges of the prefixes and the intervals of the field behind them, if there are any. */
    private void finish(Way way, List<Interval> intervals) {
        List<Range> ranges = new ArrayList<>();
        for (byte[] prefix : way.prefixes()) {
            if (intervals.isEmpty()) {
                ranges.add(new Range(prefix, KeyTree.above(prefix), prefix.length));
            }
            for (Interval interval : intervals) {
                byte[] low = concat(prefix, interval.low());
                ranges.add(new Range(low, concat(prefix, interval.high()), prefix.length));
            }
        }
        ways.add(new Bounds(index, ranges, way.constants(), way.field(), way.answered()));
    }

    private List<Option> options(Way way) {
        String path = index.definition().fields().get(way.field()).path().text();
        List<Condition> here =
                conditions.stream().filter(c -> c.path().equals(path)).toList();
        if (!index.isMultikey(way.field())) {
            List<Interval> common =
                    Intervals.all(here.stream().map(Condition::test).toList());
            return common == null ? List.of() : List.of(new Option(common, way.group(), answered(here)));
        }
        List<Option> options = new ArrayList<>();
        List<Integer> groups = here.stream().map(Condition::group).distinct().toList();
        for (int group : groups) {
            List<Criterion> tests = here.stream()
                    .filter(c -> c.group() == group)
                    .map(Condition::test)
                    .toList();
            if (group > 0 && (way.group() == NO_ARRAY_YET || way.group() == group)) {
                add(Intervals.all(tests), group, options);
            } else if (group == 0 && way.group() == NO_ARRAY_YET) {
                tests.forEach(test -> add(Intervals.of(test), 0, options));
            }
        }
        return options;
    }

    private static void add(@Nullable List<Interval> intervals, int group, List<Option> options) {
        if (intervals != null) {
            options.add(new Option(intervals, group, List.of()));
        }
    }

    private static List<Filter.At> answered(List<Condition> conditions) {
        List<Filter.At> answered = new ArrayList<>();
        for (Condition condition : conditions) {
            Filter.At source = condition.source();
            if (source != null && Intervals.of(condition.test()) != null && Intervals.isExact(condition.test())) {
                answered.add(source);
            }
        }
        return answered;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}

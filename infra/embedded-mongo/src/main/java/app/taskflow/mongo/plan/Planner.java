package app.taskflow.mongo.plan;

import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.store.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how to answer a query. As an index tells how many keys a range has, the costs of the ways are known rather than
 * guessed, but for one thing: how many documents of a range pass what is left to test. It is taken to be no more than the
 * smallest range that any index offers.
 */
public final class Planner {

    /** What finding a document through an index costs, against reading it in passing. */
    private static final double INDEXED = 2;

    /** What sorting costs, for a document: more than reading in order, so that memory is spared. */
    private static final double SORTED = 2;

    private static final double RANGE = 4;

    private Planner() {}

    /** @param wanted how many results are wanted, with those to be skipped; 0 for all */
    public static Plan plan(Snapshot snapshot, Filter filter, Sort sort, long wanted) {
        List<Filter> parts = Condition.parts(filter);
        if (sort.reverseNatural()) {
            return new Plan(null, new Order(false, true), new Filter.And(parts));
        }
        List<Bounds> ways = new ArrayList<>();
        List<Condition> conditions = Condition.of(parts);
        for (Index index : snapshot.indexes()) {
            if (Coverage.isComplete(index.definition(), conditions)) {
                List<Bounds> found = BoundsBuilder.of(index, conditions);
                if (isSingle(found)) {
                    return new Plan(found.getFirst(), new Order(false, false), rest(parts, found.getFirst()));
                }
                ways.addAll(found);
            }
        }
        addAlternatives(snapshot, parts, ways);
        return cheapest(snapshot, parts, ways, sort, wanted);
    }

    /** Whether a unique index leaves one document at most. */
    private static boolean isSingle(List<Bounds> found) {
        if (found.size() != 1) {
            return false;
        }
        Bounds bounds = found.getFirst();
        return bounds.index().definition().unique()
                && !bounds.index().isMultikey()
                && bounds.constants().size()
                        == bounds.index().definition().fields().size();
    }

    /** For each {@code $or}, the union of what its branches leave of an index. */
    private static void addAlternatives(Snapshot snapshot, List<Filter> parts, List<Bounds> ways) {
        for (Filter part : parts) {
            if (part instanceof Filter.Or or) {
                List<Filter> others =
                        parts.stream().filter(other -> !other.equals(or)).toList();
                for (Index index : snapshot.indexes()) {
                    Bounds union = union(index, or, others);
                    if (union != null) {
                        ways.add(union);
                    }
                }
            }
        }
    }

    private static @Nullable Bounds union(Index index, Filter.Or or, List<Filter> others) {
        List<Bounds> branches = new ArrayList<>();
        for (Filter branch : or.parts()) {
            List<Filter> parts = new ArrayList<>(others);
            parts.addAll(Condition.parts(branch));
            List<Condition> conditions = Condition.of(parts);
            if (!Coverage.isComplete(index.definition(), conditions)) {
                return null;
            }
            Bounds best = BoundsBuilder.of(index, conditions).stream()
                    .min(Comparator.comparingLong(Bounds::size))
                    .orElseThrow();
            if (best.isEverything()) {
                return null;
            }
            if (!best.ranges().isEmpty()) {
                branches.add(best);
            }
        }
        return branches.isEmpty() ? null : Bounds.union(branches);
    }

    private static Plan cheapest(Snapshot snapshot, List<Filter> parts, List<Bounds> ways, Sort sort, long wanted) {
        long matches = snapshot.size();
        long[] sizes = new long[ways.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] =
                    ways.get(i).isEverything() ? snapshot.size() : ways.get(i).size();
            matches = Math.min(matches, sizes[i]);
        }
        Plan best = new Plan(null, sort.isNone() ? new Order(false, false) : null, new Filter.And(parts));
        double cost =
                scanned(snapshot.size(), matches, sort.isNone() ? wanted : 0) + (sort.isNone() ? 0 : SORTED * matches);
        for (int i = 0; i < sizes.length; i++) {
            Bounds bounds = ways.get(i);
            Order order = Order.of(bounds, sort);
            if (bounds.isEverything() && (sort.isNone() || order == null)) {
                continue;
            }
            double scanned = scanned(sizes[i], matches, order == null ? 0 : wanted);
            double candidate = INDEXED * scanned
                    + RANGE * Math.min(bounds.ranges().size(), scanned + 1)
                    + (order == null ? SORTED * matches : 0);
            if (candidate < cost) {
                best = new Plan(bounds, order, rest(parts, bounds));
                cost = candidate;
            }
        }
        return best;
    }

    /** How many are read before there are enough, when the matches are spread evenly. */
    private static double scanned(long size, long matches, long wanted) {
        return wanted == 0 || matches <= wanted ? size : Math.min((double) size, (double) wanted * size / matches);
    }

    private static Filter rest(List<Filter> parts, Bounds bounds) {
        List<Filter> rest = new ArrayList<>();
        for (Filter part : parts) {
            if (bounds.answered().stream().noneMatch(answered -> isSame(answered, part))) {
                rest.add(part);
            }
        }
        return new Filter.And(rest);
    }

    @SuppressWarnings("ReferenceEquality") // The very same part, not an equal one.
    private static boolean isSame(Filter one, Filter other) {
        return one == other;
    }
}

package app.taskflow.mongo.plan;

import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an index gives the wanted order.
 *
 * @param merged whether the ranges are read side by side, because each is in order but not one after the other
 * @param backward whether they are read from their ends
 */
record Order(boolean merged, boolean backward) {

    /** The order in which ranges of an index give a sort; null if they do not. */
    static @Nullable Order of(Bounds bounds, Sort sort) {
        Order order = of(bounds, sort, bounds.constants().size(), false);
        if (order == null && bounds.points() > bounds.constants().size()) {
            order = of(bounds, sort, bounds.points(), bounds.ranges().size() > 1);
        }
        return order;
    }

    private static @Nullable Order of(Bounds bounds, Sort sort, int from, boolean merged) {
        List<Definition.Field> fields = bounds.index().definition().fields();
        int next = from;
        Boolean backward = null;
        for (Definition.Field wanted : sort.fields()) {
            int position = bounds.index().definition().position(wanted.path().text());
            boolean constant = position >= 0
                    && position < bounds.constants().size()
                    && !bounds.index().isMultikey(position);
            if (constant) {
                continue;
            }
            if (position != next || bounds.index().isMultikey(position)) {
                return null;
            }
            boolean opposite = fields.get(position).descending() != wanted.descending();
            if (backward != null && backward != opposite) {
                return null;
            }
            backward = opposite;
            next++;
        }
        return new Order(merged, Boolean.TRUE.equals(backward));
    }
}

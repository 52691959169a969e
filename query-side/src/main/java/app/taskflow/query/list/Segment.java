package app.taskflow.query.list;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list that one query answers from an index, without sorting and without passing over anything. The
 * segments of a list, one after the other, are the whole of it behind a place.
 *
 * @param tier of the tasks in it
 * @param range conditions on the sort key and the id
 */
record Segment(int tier, List<Bson> range) {

    private static final BsonValue NO_DUE_DATE = new BsonInt32(TaskField.NO_DUE_DAY);

    /**
     * The segments behind a place.
     *
     * @param after null for the whole list
     */
    static List<Segment> after(Order order, @Nullable Place after) {
        if (order.key() != SortKey.RELEVANCE) {
            return ranges(order, after).stream()
                    .map(range -> new Segment(0, range))
                    .toList();
        }
        List<Segment> segments = new ArrayList<>();
        for (int tier : tiers(order)) {
            if (after == null || before(order, after.tier(), tier)) {
                segments.add(new Segment(tier, List.of()));
            } else if (after.tier() == tier) {
                ranges(order, after).forEach(range -> segments.add(new Segment(tier, range)));
            }
        }
        return segments;
    }

    private static int[] tiers(Order order) {
        IntStream best = IntStream.range(0, SearchConditions.TIERS);
        return (order.descending() ? best : best.map(tier -> SearchConditions.WORST - tier)).toArray();
    }

    private static boolean before(Order order, int a, int b) {
        return order.descending() ? a < b : a > b;
    }

    private static List<List<Bson>> ranges(Order order, @Nullable Place after) {
        String key = order.key().field();
        boolean undatedLast = order.key() == SortKey.DUE_DATE && order.descending();
        List<List<Bson>> ranges = new ArrayList<>();
        if (after != null) {
            ranges.add(List.of(eq(key, after.key()), beyond(order, TaskField.ID, Uuids.bson(after.id()))));
        }
        if (undatedLast && (after == null || !after.key().equals(NO_DUE_DATE))) {
            // Undated tasks stand at the far end of the index, so the dated ones come first as a range of their own.
            ranges.add(after == null ? List.of(lt(key, NO_DUE_DATE)) : List.of(lt(key, after.key())));
            ranges.add(List.of(eq(key, NO_DUE_DATE)));
        } else if (!undatedLast) {
            ranges.add(after == null ? List.of() : List.of(beyond(order, key, after.key())));
        }
        return ranges;
    }

    private static Bson beyond(Order order, String field, Object value) {
        return order.descending() ? lt(field, value) : gt(field, value);
    }
}

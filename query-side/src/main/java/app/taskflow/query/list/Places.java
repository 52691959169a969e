package app.taskflow.query.list;

import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import java.util.Comparator;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The places of tasks in an order, and how they compare, for what is sorted or merged here rather than in the database. */
record Places(Order order) {

    Place of(int tier, TaskDocument document) {
        return new Place(tier, order.key().of(document), document.view().id().value());
    }

    Comparator<Place> comparator() {
        Comparator<Place> ascending =
                Comparator.comparing(Place::key, Places::compareKeys).thenComparing(Place::id, Places::compareIds);
        if (order.key() == SortKey.DUE_DATE) {
            return Comparator.comparing(Places::isUndated).thenComparing(directed(ascending));
        }
        Comparator<Place> bestLast = Comparator.comparingInt(Place::tier).reversed();
        return directed(bestLast.thenComparing(ascending));
    }

    private Comparator<Place> directed(Comparator<Place> ascending) {
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static boolean isUndated(Place place) {
        return place.key().asInt32().getValue() == TaskField.NO_DUE_DAY;
    }

    private static int compareKeys(BsonValue a, BsonValue b) {
        return switch (a) {
            case BsonString text -> text.compareTo(b.asString());
            case BsonInt32 number -> number.compareTo(b.asInt32());
            case BsonDateTime instant -> instant.compareTo(b.asDateTime());
            default -> throw new IllegalArgumentException("no key to sort by: " + a);
        };
    }

    /** As bytes, the way the database compares them. */
    private static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}

package app.taskflow.query.list;

import app.taskflow.web.input.InvalidParameterException;

/** The order of a list. Descending turns round everything, the ids of ties too, but for tasks without a due date. */
public record Order(SortKey key, boolean descending) {

    public static final Order NEWEST_FIRST = new Order(SortKey.CREATED_AT, true);

    /** Reads {@code title} or {@code -title}. */
    public static Order parse(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        for (SortKey key : SortKey.values()) {
            if (key.wireName().equals(name)) {
                // The best fit comes first when it is asked for without a sign, so its natural order is the descending
                // one.
                return new Order(key, descending != (key == SortKey.RELEVANCE));
            }
        }
        throw new InvalidParameterException(
                "must be rank, createdAt, updatedAt, dueDate, priority, title or relevance, with - for descending");
    }

    @Override
    public String toString() {
        return (descending ? "-" : "+") + key.wireName();
    }
}

package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.MongoError;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in a tree to which a path of names and positions leads, whether there is anything yet or not. */
final class Cell {

    /** No array is filled up with so many nulls because of a position far behind its end. */
    private static final int MAX_PADDING = 1_500_000;

    private static final int MAX_DEPTH = 200;

    private final Document root;
    private final String path;
    private final String[] steps;

    private Cell(Document root, String path) {
        this.root = root;
        this.path = path;
        this.steps = path.split("\\.", -1);
        if (steps.length > MAX_DEPTH) {
            throw new MongoError(15, "Overflow", "the update path has more than " + MAX_DEPTH + " levels");
        }
        for (String step : steps) {
            if (step.isEmpty()) {
                throw new MongoError(
                        56, "EmptyFieldName", "The update path '" + path + "' contains an empty field name");
            }
        }
    }

    static Cell of(Document root, String path) {
        return new Cell(root, path);
    }

    String path() {
        return path;
    }

    boolean exists() {
        Object holder = holder();
        String last = steps[steps.length - 1];
        return switch (holder) {
            case Document document -> document.containsKey(last);
            case List<?> list -> position(last) >= 0 && position(last) < list.size();
            case null, default -> false;
        };
    }

    /** What is there, null also if there is nothing. */
    @Nullable
    Object get() {
        Object value = root;
        for (String step : steps) {
            value = child(value, step);
        }
        return value;
    }

    private @Nullable Object holder() {
        Object value = root;
        for (int i = 0; i < steps.length - 1; i++) {
            value = child(value, steps[i]);
        }
        return value;
    }

    static @Nullable Object child(@Nullable Object holder, String step) {
        return switch (holder) {
            case Document document -> document.get(step);
            case List<?> list when position(step) >= 0 && position(step) < list.size() -> list.get(position(step));
            case null, default -> null;
        };
    }

    static int position(String step) {
        boolean number = !step.isEmpty() && step.length() < 8 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(step) : -1;
    }

    /** The list that is there, for one that is to be changed. */
    @Nullable
    List<@Nullable Object> list(String operator) {
        Object value = get();
        if (value == null && !exists()) {
            return null;
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw MongoError.badValue("The field '" + path + "' must be an array for " + operator);
    }

    /** Puts a value there, with all that has to be on the way. */
    void set(@Nullable Object value) {
        Object holder = root;
        for (int i = 0; i < steps.length - 1; i++) {
            Object next = child(holder, steps[i]);
            if (next == null && !has(holder, steps[i])) {
                next = new Document();
                put(holder, steps[i], next);
            }
            if (!(next instanceof Document) && !(next instanceof List)) {
                throw new MongoError(
                        28,
                        "PathNotViable",
                        "Cannot create field '" + steps[i + 1] + "' in element {" + steps[i] + ": " + next + "}");
            }
            holder = next;
        }
        put(holder, steps[steps.length - 1], value);
    }

    private static boolean has(@Nullable Object holder, String step) {
        return holder instanceof Document document
                ? document.containsKey(step)
                : holder instanceof List<?> list && position(step) >= 0 && position(step) < list.size();
    }

    @SuppressWarnings("unchecked")
    private void put(@Nullable Object holder, String step, @Nullable Object value) {
        if (holder instanceof Document document) {
            document.put(step, value);
            return;
        }
        List<@Nullable Object> list = (List<@Nullable Object>) holder;
        int position = position(step);
        if (list == null || position < 0 || position > list.size() + MAX_PADDING) {
            throw new MongoError(28, "PathNotViable", "Cannot create field '" + step + "' in an array, at " + path);
        }
        while (list.size() <= position) {
            list.add(null);
        }
        list.set(position, value);
    }

    /** Removes what is there; from an array nothing is removed, null takes its place. */
    @SuppressWarnings("unchecked")
    void remove() {
        Object holder = holder();
        String last = steps[steps.length - 1];
        if (holder instanceof Document document) {
            document.remove(last);
        } else if (holder instanceof List<?> list && position(last) >= 0 && position(last) < list.size()) {
            ((List<@Nullable Object>) list).set(position(last), null);
        }
    }
}

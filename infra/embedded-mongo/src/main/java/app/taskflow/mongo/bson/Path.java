package app.taskflow.mongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A dotted path into documents, such as {@code events.a}. */
public final class Path {

    private final String text;
    private final byte[][] names;
    private final int[] positions;

    public Path(String text) {
        this.text = text;
        String[] parts = text.split("\\.", -1);
        names = new byte[parts.length][];
        positions = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            names[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            positions[i] = position(parts[i]);
        }
    }

    private static int position(String part) {
        if (part.isEmpty() || part.length() > 7 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(part);
    }

    public String text() {
        return text;
    }

    /** The first name. */
    public String first() {
        return new String(names[0], StandardCharsets.UTF_8);
    }

    public int depth() {
        return names.length;
    }

    /** The step as a position in an array, -1 if it is a name only. */
    public int position(int step) {
        return positions[step];
    }

    public Value step(Value document, int step) {
        return document.isDocument() ? document.get(names[step]) : Value.MISSING;
    }

    /** The element at the step's position. */
    public Value element(Value array, int step) {
        return array.get(positions[step]);
    }

    /**
     * Whether any value that the path leads to passes the test. Arrays on the way are walked into, one level each; the
     * value at the end is given as it is (see {@link #anyElement} for arrays there). A way that ends early gives
     * {@link Value#MISSING}, except inside an array without documents.
     */
    public boolean any(Value document, Predicate<Value> test) {
        return any(document, 0, test);
    }

    private boolean any(Value document, int from, Predicate<Value> test) {
        Value value = document;
        for (int step = from; step < names.length; step++) {
            if (value.isArray()) {
                return anyOf(value, step, test);
            }
            value = step(value, step);
        }
        return test.test(value);
    }

    private boolean anyOf(Value array, int step, Predicate<Value> test) {
        if (positions[step] >= 0) {
            Value element = element(array, step);
            if (!element.isMissing() && any(element, step + 1, test)) {
                return true;
            }
        }
        Fields elements = array.fields();
        while (elements.next()) {
            if (elements.type() == Bson.DOCUMENT && any(elements.value(), step, test)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #any}, but an array at the end is tested element by element, then as a whole. */
    public boolean anyElement(Value document, Predicate<Value> test) {
        return any(document, value -> {
            if (value.isArray()) {
                Fields elements = value.fields();
                while (elements.next()) {
                    if (test.test(elements.value())) {
                        return true;
                    }
                }
            }
            return test.test(value);
        });
    }

    @Override
    public String toString() {
        return text;
    }
}

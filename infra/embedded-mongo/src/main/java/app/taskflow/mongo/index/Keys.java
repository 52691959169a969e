package app.taskflow.mongo.index;

import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out the keys of a document in an index: one, or one for every element of the array that the paths go through.
 * Paths through one array go through it together, element by element; two different arrays cannot be indexed. Not safe
 * for use by several threads.
 */
public final class Keys {

    private final List<Definition.Field> fields;
    private final boolean sparse;
    private final KeyWriter writer = new KeyWriter();
    private final List<byte[]> keys = new ArrayList<>();
    private int arrays;
    private boolean found;
    private byte @Nullable [] sought;
    private Value[] values = {};

    public Keys(Definition definition) {
        this(definition.fields(), definition.sparse());
    }

    /** Keys by which documents are sorted: a document's place is that of its first key. */
    public Keys(List<Definition.Field> fields) {
        this(fields, false);
    }

    private Keys(List<Definition.Field> fields, boolean sparse) {
        this.fields = fields;
        this.sparse = sparse;
    }

    /** The document's keys, sorted and each once; empty if a sparse index leaves the document out. */
    public List<byte[]> of(byte[] document) {
        int count = fields.size();
        keys.clear();
        arrays = 0;
        found = false;
        Value root = Value.document(document);
        if (count == 1 && fields.getFirst().path().depth() == 1) {
            single(root);
        } else {
            Value[] values = new Value[count];
            Arrays.fill(values, root);
            expand(values, new int[count]);
        }
        if (sparse && !found) {
            return List.of();
        }
        if (keys.size() > 1) {
            sortAndDistinct();
        }
        return keys;
    }

    /** After {@link #of}: a bit for each field of the key that went through an array. */
    public int arrays() {
        return arrays;
    }

    /** The values of which one key of a document is made, for messages. */
    public Value[] values(byte[] document, byte[] key) {
        sought = key;
        of(document);
        sought = null;
        return values;
    }

    private void single(Value root) {
        Definition.Field field = fields.getFirst();
        Value value = field.path().step(root, 0);
        found = !value.isMissing();
        if (!value.isArray()) {
            add(new Value[] {value});
            return;
        }
        arrays = 1;
        Fields elements = value.fields();
        while (elements.next()) {
            add(new Value[] {elements.value()});
        }
        if (keys.isEmpty()) {
            add(new Value[] {Value.EMPTY_ARRAY});
        }
    }

    /** @param steps how far each path has been walked; the value there is in {@code values} */
    private void expand(Value[] values, int[] steps) {
        int through = -1;
        for (int i = 0; i < values.length; i++) {
            Path path = fields.get(i).path();
            while (steps[i] < path.depth() && !isExpandable(values[i], path, steps[i])) {
                values[i] = values[i].isArray() ? path.element(values[i], steps[i]) : path.step(values[i], steps[i]);
                steps[i]++;
            }
            if (values[i].isArray() && !isInner(steps[i])) {
                arrays |= 1 << i;
                if (through >= 0 && !values[i].isSamePlace(values[through])) {
                    throw new MongoError(
                            171,
                            "CannotIndexParallelArrays",
                            "cannot index parallel arrays [" + lastName(fields.get(i)) + "] ["
                                    + lastName(fields.get(through)) + "]");
                }
                through = through < 0 ? i : through;
            }
        }
        if (through < 0) {
            for (int i = 0; i < values.length; i++) {
                found |= !values[i].isMissing();
            }
            add(values);
        } else {
            expandElements(values, steps, values[through]);
        }
    }

    /** Marks a path that has been walked to an array inside an array: such an inner array is a value like any other. */
    private static final int INNER = 1 << 20;

    private static boolean isInner(int steps) {
        return steps >= INNER;
    }

    private static boolean isExpandable(Value value, Path path, int step) {
        return value.isArray()
                && (path.position(step) < 0 || path.element(value, step).isMissing());
    }

    private void expandElements(Value[] values, int[] steps, Value array) {
        Fields elements = array.fields();
        boolean any = false;
        while (elements.next()) {
            any = true;
            element(values, steps, array, elements.value());
        }
        if (!any) {
            element(values, steps, array, Value.EMPTY_ARRAY);
        }
    }

    private void element(Value[] values, int[] steps, Value array, Value element) {
        Value[] inner = values.clone();
        int[] innerSteps = steps.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i].isSamePlace(array)) {
                boolean complete = steps[i] >= fields.get(i).path().depth();
                // An array directly inside an array is not walked into, and a path that goes on finds nothing there.
                inner[i] = complete || element.isDocument() ? element : Value.MISSING;
                innerSteps[i] = complete ? INNER : element.isDocument() ? steps[i] : INNER;
            }
        }
        expand(inner, innerSteps);
    }

    private static String lastName(Definition.Field field) {
        String text = field.path().text();
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private void add(Value[] parts) {
        writer.clear();
        for (int i = 0; i < parts.length; i++) {
            writer.value(parts[i], fields.get(i).descending());
        }
        if (sought != null && writer.compareTo(sought) == 0) {
            values = parts.clone();
        }
        if (writer.length() > KeyTree.MAX_KEY_BYTES) {
            throw new MongoError(
                    17280,
                    "KeyTooLong",
                    "a key of more than " + KeyTree.MAX_KEY_BYTES + " bytes cannot be indexed: " + fields);
        }
        keys.add(writer.toBytes());
    }

    private void sortAndDistinct() {
        keys.sort(Arrays::compareUnsigned);
        int kept = 1;
        for (int i = 1; i < keys.size(); i++) {
            if (!Arrays.equals(keys.get(i), keys.get(kept - 1))) {
                keys.set(kept++, keys.get(i));
            }
        }
        keys.subList(kept, keys.size()).clear();
    }
}

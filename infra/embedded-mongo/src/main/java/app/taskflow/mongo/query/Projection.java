package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which fields of a document are returned: those named, or all but those named. */
public final class Projection {

    private final boolean inclusive;
    private final Step root;

    private Projection(boolean inclusive, Step root) {
        this.inclusive = inclusive;
        this.root = root;
    }

    /** What happens to a field: kept or left out as a whole, cut, or walked into. */
    private static final class Step {
        private final List<byte[]> names = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private boolean keep;
        private @Nullable Value slice;
        private @Nullable Predicate<Value> first;

        private @Nullable Step find(Fields field) {
            for (int i = 0; i < names.size(); i++) {
                if (field.isNamed(names.get(i))) {
                    return steps.get(i);
                }
            }
            return null;
        }

        private Step at(String path) {
            Step step = this;
            for (String name : path.split("\\.", -1)) {
                step = step.child(name.getBytes(StandardCharsets.UTF_8));
            }
            return step;
        }

        private Step child(byte[] name) {
            for (int i = 0; i < names.size(); i++) {
                if (Arrays.equals(names.get(i), name)) {
                    return steps.get(i);
                }
            }
            names.add(name);
            steps.add(new Step());
            return steps.getLast();
        }

        private boolean isLeaf() {
            return names.isEmpty();
        }
    }

    /** The projection that a document describes; null if it asks for everything. */
    public static @Nullable Projection parse(Value document) {
        if (document.isMissing() || document.isNullish() || (document.isDocument() && document.isEmpty())) {
            return null;
        }
        if (!document.isDocument()) {
            throw MongoError.typeMismatch("a projection must be a document, not " + Bson.name(document.type()));
        }
        Step root = new Step();
        Boolean inclusive = null;
        Boolean id = null;
        Fields fields = document.fields();
        while (fields.next()) {
            String name = fields.name();
            Value value = fields.value();
            if (name.equals("_id") && (value.isNumber() || value.type() == Bson.BOOLEAN)) {
                id = value.isTruthy();
            } else {
                Boolean includes = add(root.at(checked(name)), value);
                if (inclusive != null && includes != null && !inclusive.equals(includes)) {
                    throw new MongoError(
                            31254, "Location31254", "Cannot mix inclusion and exclusion in a projection: " + name);
                }
                inclusive = inclusive == null ? includes : inclusive;
            }
        }
        boolean including = inclusive == null ? Boolean.TRUE.equals(id) : inclusive;
        if (including || Boolean.FALSE.equals(id)) {
            root.at("_id").keep = !Boolean.FALSE.equals(id);
        }
        return new Projection(including, root);
    }

    private static String checked(String name) {
        if (name.contains("$")) {
            throw MongoError.unsupported("the projection '" + name + "'");
        }
        return name;
    }

    /** Whether the value includes the field, or excludes it, or leaves that open. */
    private static @Nullable Boolean add(Step step, Value value) {
        if (value.isNumber() || value.type() == Bson.BOOLEAN) {
            step.keep = value.isTruthy();
            return step.keep;
        }
        Value slice = value.isDocument() ? value.get("$slice") : Value.MISSING;
        if (slice.isNumber() || slice.isArray()) {
            step.keep = true;
            step.slice = slice;
            return null;
        }
        Value match = value.isDocument() ? value.get("$elemMatch") : Value.MISSING;
        if (match.isDocument()) {
            Filter filter = FilterParser.parse(match);
            step.keep = true;
            step.first = element -> element.isDocument() && filter.matches(element);
            return true;
        }
        throw MongoError.unsupported("the projection " + value);
    }

    public byte[] apply(byte[] document) {
        DocumentWriter out = new DocumentWriter(document.length);
        out.start();
        fields(Value.document(document).fields(), root, out);
        return out.end().toBytes();
    }

    private void fields(Fields fields, Step step, DocumentWriter out) {
        while (fields.next()) {
            Step inner = step.find(fields);
            if (inner == null) {
                if (!inclusive) {
                    out.put(fields);
                }
            } else if (!inner.isLeaf()) {
                walk(fields.name(), fields.value(), inner, out);
            } else if (inner.slice != null || inner.first != null) {
                cut(fields, inner, out);
            } else if (inner.keep) {
                out.put(fields);
            }
        }
    }

    private void walk(String name, Value value, Step step, DocumentWriter out) {
        if (value.isDocument()) {
            out.startDocument(name);
            fields(value.fields(), step, out);
            out.end();
        } else if (value.isArray()) {
            out.startArray(name);
            int position = 0;
            Fields elements = value.fields();
            while (elements.next()) {
                Value element = elements.value();
                if (element.isDocument() || element.isArray() || !inclusive) {
                    walk(Integer.toString(position++), element, step, out);
                }
            }
            out.end();
        } else if (!inclusive) {
            out.put(name, value);
        }
    }

    private static void cut(Fields fields, Step step, DocumentWriter out) {
        Value value = fields.value();
        Predicate<Value> first = step.first;
        Value slice = step.slice;
        if (!value.isArray()) {
            if (first == null) {
                out.put(fields);
            }
        } else if (first != null) {
            Fields elements = value.fields();
            while (elements.next()) {
                if (first.test(elements.value())) {
                    out.startArray(fields.name()).put(0, elements.value()).end();
                    return;
                }
            }
        } else if (slice != null) {
            slice(fields.name(), value, slice, out);
        }
    }

    private static void slice(String name, Value array, Value slice, DocumentWriter out) {
        List<Value> elements = new ArrayList<>();
        for (Fields fields = array.fields(); fields.next(); ) {
            elements.add(fields.value());
        }
        long size = elements.size();
        long count = slice.isArray() ? slice.get("1").asLong() : slice.asLong();
        long skip = slice.isArray() ? slice.get("0").asLong() : Math.min(0, count);
        long from = skip < 0 ? Math.max(0, size + skip) : Math.min(skip, size);
        long to = Math.min(size, from + Math.abs(count));
        out.startArray(name);
        for (long i = from; i < to; i++) {
            out.put((int) (i - from), elements.get((int) i));
        }
        out.end();
    }
}

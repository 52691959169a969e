package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the array elements that an update path means by {@code $}, {@code $[]} and {@code $[name]}. */
final class Elements {

    private final Map<String, Filter> named;

    private Elements(Map<String, Filter> named) {
        this.named = named;
    }

    static Elements parse(Value arrayFilters, List<String> paths) {
        Map<String, Filter> named = new HashMap<>();
        if (arrayFilters.isArray()) {
            Fields filters = arrayFilters.fields();
            while (filters.next()) {
                Fields first = filters.value().fields();
                if (!first.next()) {
                    throw MongoError.failedToParse("an array filter needs a field");
                }
                String name = new Path(first.name()).first();
                if (paths.stream().noneMatch(path -> path.contains("$[" + name + "]"))) {
                    throw MongoError.failedToParse(
                            "The array filter for identifier '" + name + "' was not used in the update");
                }
                named.put(name, FilterParser.parse(filters.value()));
            }
        }
        return new Elements(named);
    }

    /** The path, once for each element that is meant. */
    List<String> expand(String path, Document tree, byte[] before, Filter filter) {
        if (path.indexOf('$') < 0) {
            return List.of(path);
        }
        List<String> expanded = new ArrayList<>();
        expand("", path, tree, before, filter, expanded);
        return expanded;
    }

    private void expand(String done, String rest, Document tree, byte[] before, Filter filter, List<String> expanded) {
        int start = rest.startsWith("$") ? 0 : rest.indexOf(".$") + 1;
        if (start == 0 && !rest.startsWith("$")) {
            expanded.add(done + rest);
            return;
        }
        String array = done + rest.substring(0, Math.max(0, start - 1));
        int end = rest.indexOf('.', start);
        String step = end < 0 ? rest.substring(start) : rest.substring(start, end);
        String tail = end < 0 ? "" : rest.substring(end);
        if (!(Cell.of(tree, array).get() instanceof List<?> list)) {
            throw MongoError.badValue(
                    "The path '" + array + "' must exist in the document in order to apply array updates.");
        }
        if (step.equals("$")) {
            int position = Matched.position(filter, before, array);
            if (position < 0) {
                throw MongoError.badValue("The positional operator did not find the match needed from the query.");
            }
            expand(array + "." + position, tail, tree, before, filter, expanded);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (isMeant(step, list.get(i))) {
                expand(array + "." + i, tail, tree, before, filter, expanded);
            }
        }
    }

    private boolean isMeant(String step, @Nullable Object element) {
        if (step.equals("$[]")) {
            return true;
        }
        if (!step.startsWith("$[") || !step.endsWith("]")) {
            throw MongoError.badValue("cannot update the path element '" + step + "'");
        }
        String name = step.substring(2, step.length() - 1);
        Filter filter = named.get(name);
        if (filter == null) {
            throw MongoError.badValue("No array filter found for identifier '" + name + "'");
        }
        DocumentWriter writer = new DocumentWriter();
        writer.start().put(name, Trees.value(element)).end();
        return filter.matches(Value.document(writer.toBytes()));
    }

    /** Which element of an array met the query. */
    private static final class Matched {

        static int position(Filter filter, byte[] document, String array) {
            Value value = Value.document(document);
            for (String step : array.split("\\.", -1)) {
                value = value.isDocument() || value.isArray() ? value.get(step) : Value.MISSING;
            }
            return value.isArray() ? position(filter, value, array) : -1;
        }

        private static int position(Filter filter, Value array, String path) {
            return switch (filter) {
                case Filter.And and -> {
                    int found = -1;
                    for (Filter part : and.parts()) {
                        found = found < 0 ? position(part, array, path) : found;
                    }
                    yield found;
                }
                case Filter.At at when at.path().text().equals(path) -> first(array, at.test());
                case Filter.At at
                when at.path().text().startsWith(path + ".") ->
                    first(array, new Filter.At(new Path(at.path().text().substring(path.length() + 1)), at.test()));
                default -> -1;
            };
        }

        private static int first(Value array, Criterion test) {
            return switch (test) {
                case Criterion.HasDocument(Filter inner) -> first(array, inner);
                case Criterion.HasElement(List<Criterion> tests) -> first(array, new Criterion.Every(tests));
                default -> {
                    int position = 0;
                    for (Fields elements = array.fields(); elements.next(); position++) {
                        if (test.test(elements.value())) {
                            yield position;
                        }
                    }
                    yield -1;
                }
            };
        }

        private static int first(Value array, Filter filter) {
            int position = 0;
            for (Fields elements = array.fields(); elements.next(); position++) {
                if (elements.value().isDocument() && filter.matches(elements.value())) {
                    return position;
                }
            }
            return -1;
        }
    }
}

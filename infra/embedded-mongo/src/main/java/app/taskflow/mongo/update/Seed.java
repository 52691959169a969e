package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.query.Criterion;
import app.taskflow.mongo.query.Filter;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter says for certain about the documents it wants, and so about one that is inserted for it. */
final class Seed {

    private Seed() {}

    static Document of(Filter filter) {
        Document document = new Document();
        add(filter, document);
        return document;
    }

    private static void add(Filter filter, Document document) {
        switch (filter) {
            case Filter.And and -> and.parts().forEach(part -> add(part, document));
            case Filter.Or or when or.parts().size() == 1 -> add(or.parts().getFirst(), document);
            case Filter.At at
            when at.test() instanceof Criterion.Equal equal ->
                put(at.path().text(), Trees.object(equal.operand()), document);
            case Filter.At at
            when at.test() instanceof Criterion.Every(List<Criterion> tests)
                    && tests.size() == 1
                    && tests.getFirst() instanceof Criterion.Equal equal ->
                put(at.path().text(), Trees.object(equal.operand()), document);
            default -> {
                // Says nothing for certain.
            }
        }
    }

    private static void put(String path, @Nullable Object value, Document document) {
        if (Cell.of(document, path).exists()) {
            throw new MongoError(
                    54,
                    "NotSingleValueField",
                    "cannot infer query fields to set, path '" + path + "' is matched twice");
        }
        Cell.of(document, path).set(value);
    }
}

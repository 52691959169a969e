package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.index.Keys;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order results are wanted.
 *
 * @param fields what to sort by; none for any order
 * @param reverseNatural for {@code {$natural: -1}}: the last stored first
 */
public record Sort(List<Definition.Field> fields, boolean reverseNatural) {

    public static final Sort NONE = new Sort(List.of(), false);

    public static Sort parse(Value document) {
        if (document.isMissing() || document.isNullish()) {
            return NONE;
        }
        if (!document.isDocument()) {
            throw MongoError.typeMismatch("a sort must be a document, not " + Bson.name(document.type()));
        }
        List<Definition.Field> fields = new ArrayList<>();
        Fields parts = document.fields();
        while (parts.next()) {
            Value direction = parts.value();
            if (!direction.isNumber() || Math.abs(direction.asLong()) != 1) {
                throw MongoError.badValue("$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            }
            boolean descending = direction.asLong() < 0;
            if (parts.name().equals("$natural")) {
                return new Sort(List.of(), descending);
            }
            fields.add(new Definition.Field(new Path(parts.name()), descending));
        }
        return new Sort(List.copyOf(fields), false);
    }

    public boolean isNone() {
        return fields.isEmpty();
    }

    /** What gives the keys by which documents compare in this order. */
    public Keys keys() {
        return new Keys(fields);
    }
}

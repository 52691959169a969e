package app.taskflow.mongo.index;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index is, as {@code createIndexes} describes it.
 *
 * @param expireAfterSeconds for a TTL index, else -1
 * @param partialFilter which documents it holds, {@link Value#MISSING} for all
 * @param document the description as {@code listIndexes} gives it
 */
public record Definition(
        String name,
        List<Field> fields,
        boolean unique,
        boolean sparse,
        long expireAfterSeconds,
        Value partialFilter,
        Value document) {

    /** A field of the key. */
    public record Field(Path path, boolean descending) {}

    private static final Set<String> OPTIONS = Set.of(
            "key",
            "name",
            "unique",
            "sparse",
            "expireAfterSeconds",
            "partialFilterExpression",
            "v",
            "background",
            "ns");

    /** The index that every collection has. */
    public static final Definition ID = of(idDocument());

    private static Value idDocument() {
        DocumentWriter writer = new DocumentWriter().start().put("v", 2);
        writer.startDocument("key").put("_id", 1).end().put("name", "_id_");
        return Value.document(writer.end().toBytes());
    }

    /**
     * Reads a description, and brings it into the form in which it is kept.
     *
     * @throws MongoError if it asks for what this server does not have
     */
    public static Definition of(Value description) {
        List<Field> fields = new ArrayList<>();
        Value key = description.get("key");
        if (!key.isDocument() || key.isEmpty()) {
            throw new MongoError(67, "CannotCreateIndex", "Index keys cannot be empty");
        }
        Fields parts = key.fields();
        while (parts.next()) {
            fields.add(field(parts.name(), parts.value()));
        }
        Value name = description.get("name");
        if (name.type() != Bson.STRING) {
            throw MongoError.failedToParse("an index needs a name");
        }
        Fields options = description.fields();
        while (options.next()) {
            if (!OPTIONS.contains(options.name())) {
                throw MongoError.unsupported("the index option '" + options.name() + "'");
            }
        }
        Value expiry = description.get("expireAfterSeconds");
        if (!expiry.isMissing() && fields.size() > 1) {
            throw new MongoError(
                    67,
                    "CannotCreateIndex",
                    "TTL indexes are single-field indexes, compound indexes do not support TTL");
        }
        boolean duration = expiry.isMissing()
                || (expiry.isNumber() && expiry.asLong() >= 0 && expiry.asLong() <= Integer.MAX_VALUE);
        if (!duration) {
            throw new MongoError(
                    67, "CannotCreateIndex", "TTL index 'expireAfterSeconds' option must be between 0 and 2^31 - 1");
        }
        Value document = kept(description);
        Value partial = document.get("partialFilterExpression");
        boolean sparse = isSet(description, "sparse");
        if (sparse && !partial.isMissing()) {
            throw new MongoError(
                    67, "CannotCreateIndex", "cannot mix \"partialFilterExpression\" and \"sparse\" options");
        }
        return new Definition(
                name.string(),
                List.copyOf(fields),
                isSet(description, "unique") || isId(fields),
                sparse,
                expiry.isMissing() ? -1 : expiry.asLong(),
                partial,
                document);
    }

    private static boolean isId(List<Field> fields) {
        return fields.size() == 1 && fields.getFirst().path().text().equals("_id");
    }

    private static boolean isSet(Value description, String option) {
        Value value = description.get(option);
        return !value.isMissing() && value.isTruthy();
    }

    private static Field field(String path, Value direction) {
        if (!direction.isNumber()) {
            throw MongoError.unsupported("an index of type " + direction);
        }
        if (path.isEmpty() || path.contains("$")) {
            throw new MongoError(67, "CannotCreateIndex", "the field '" + path + "' cannot be indexed");
        }
        return new Field(new Path(path), direction.asLong() < 0);
    }

    /** With {@code v} first, and without what is said by the lack of it. */
    private static Value kept(Value description) {
        DocumentWriter writer = new DocumentWriter().start().put("v", 2);
        Fields options = description.fields();
        while (options.next()) {
            boolean unsaid = switch (options.name()) {
                case "v", "ns", "background" -> true;
                case "unique", "sparse" -> !options.value().isTruthy();
                default -> false;
            };
            if (!unsaid) {
                writer.put(options);
            }
        }
        return Value.document(writer.end().toBytes());
    }

    public boolean isPrimary() {
        return isId(fields);
    }

    public Value key() {
        return document.get("key");
    }

    /** Where a path is in the key, -1 if it is not. */
    public int position(String path) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path().text().equals(path)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether another description means the same index but for its name. */
    public boolean isSameAs(@Nullable Definition other) {
        return other != null
                && key().isIdentical(other.key())
                && unique == other.unique
                && sparse == other.sparse
                && expireAfterSeconds == other.expireAfterSeconds
                && (partialFilter.isMissing()
                        ? other.partialFilter.isMissing()
                        : partialFilter.isIdentical(other.partialFilter));
    }
}

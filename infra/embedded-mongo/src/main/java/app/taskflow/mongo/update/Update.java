package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Checker;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Filter;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an update makes of a document. It depends on nothing else, and changes nothing. */
public final class Update {

    private final Value replacement;
    private final @Nullable Operators operators;

    private Update(Value replacement, @Nullable Operators operators) {
        this.replacement = replacement;
        this.operators = operators;
    }

    /**
     * Reads an update document.
     *
     * @param arrayFilters which elements {@code $[name]} stands for; {@link Value#MISSING} for none
     */
    public static Update parse(Value update, Value arrayFilters) {
        if (update.isArray()) {
            throw MongoError.unsupported("an update by an aggregation pipeline");
        }
        if (!update.isDocument()) {
            throw MongoError.failedToParse("an update must be a document");
        }
        Fields fields = update.fields();
        if (fields.next() && fields.name().startsWith("$")) {
            return new Update(Value.MISSING, Operators.parse(update, arrayFilters));
        }
        requireNoOperators(update);
        return new Update(update, null);
    }

    private static void requireNoOperators(Value document) {
        Fields fields = document.fields();
        while (fields.next()) {
            if (fields.name().startsWith("$")) {
                throw new MongoError(
                        52,
                        "DollarPrefixedFieldName",
                        "The dollar ($) prefixed field '" + fields.name() + "' is not allowed in a replacement");
            }
        }
    }

    public boolean isReplacement() {
        return operators == null;
    }

    /** The document after the update; the very same array if nothing changes. */
    public byte[] apply(byte[] before, Filter filter) {
        Value id = Value.document(before).get("_id");
        byte[] after;
        if (operators == null) {
            after = withId(replacement, id);
        } else {
            Document tree = Trees.document(before);
            operators.apply(tree, before, filter, false);
            after = Trees.bytes(tree);
            // Updates can nest what none of their documents did.
            Checker.document(after, 0, after.length);
        }
        requireSameId(id, Value.document(after).get("_id"));
        return Arrays.equals(before, after) ? before : checked(after);
    }

    /** The document that is inserted because there is none for the filter. */
    public byte[] insertion(Filter filter) {
        Document tree = Seed.of(filter);
        if (operators == null) {
            Value wanted = tree.containsKey("_id") ? Trees.value(tree.get("_id")) : Value.MISSING;
            Value own = replacement.get("_id");
            if (!wanted.isMissing() && !own.isMissing()) {
                requireSameId(wanted, own);
            }
            Value id = !own.isMissing() ? own : wanted;
            return checked(withId(replacement, id.isMissing() ? Trees.value(new ObjectId()) : id));
        }
        Document document = new Document();
        if (tree.containsKey("_id")) {
            document.put("_id", tree.get("_id"));
        }
        document.putAll(tree);
        operators.apply(document, Trees.bytes(document), filter, true);
        Value id = document.containsKey("_id") ? Trees.value(document.get("_id")) : Trees.value(new ObjectId());
        return checked(withId(Value.document(Trees.bytes(document)), id));
    }

    private static void requireSameId(Value before, Value after) {
        if (!before.isIdentical(after) && Arrays.compare(KeyWriter.key(before), KeyWriter.key(after)) != 0) {
            throw new MongoError(
                    66,
                    "ImmutableField",
                    "After applying the update, the (immutable) field '_id' was found to have been altered to _id: "
                            + after);
        }
    }

    /** A document with its id at the beginning, where it belongs. */
    public static byte[] withId(Value document, Value id) {
        Fields first = document.fields();
        if (first.next() && first.name().equals("_id") && first.value().isIdentical(id)) {
            return document.toBytes();
        }
        DocumentWriter writer = new DocumentWriter(document.length() + 32);
        writer.start().put("_id", id);
        Fields fields = document.fields();
        while (fields.next()) {
            if (!fields.name().equals("_id")) {
                writer.put(fields);
            }
        }
        return writer.end().toBytes();
    }

    /** A document that may be stored: not too large, and with an id that may be one. */
    public static byte[] checked(byte[] document) {
        if (document.length > Bson.MAX_DOCUMENT_SIZE) {
            throw new MongoError(
                    10334,
                    "BSONObjectTooLarge",
                    "BSONObj size: " + document.length + " is invalid. Size must be at most " + Bson.MAX_DOCUMENT_SIZE);
        }
        byte type = Value.document(document).get("_id").type();
        if (type == Bson.ARRAY || type == Bson.REGEX || type == Bson.UNDEFINED) {
            throw new MongoError(53, "InvalidIdField", "The '_id' value cannot be of type " + Bson.name(type));
        }
        return document;
    }
}

package app.taskflow.mongo.wire;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command and its arguments.
 *
 * @param command its name, as sent
 * @param sequences arguments that are lists of documents, sent beside the body
 */
public record Request(String command, String database, Value body, Map<String, List<Value>> sequences) {

    private static final Set<String> COMMON = Set.of(
            "$db",
            "lsid",
            "$readPreference",
            "$clusterTime",
            "readConcern",
            "writeConcern",
            "maxTimeMS",
            "comment",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    private static final String BACKGROUND = "background";
    private static final Set<String> TRANSACTIONS = Set.of("txnNumber", "startTransaction", "autocommit");

    /** What is argued; {@link Value#MISSING} if it is not. */
    public Value get(String name) {
        return body.get(name);
    }

    /**
     * Refuses arguments that are not known: an option that is ignored in silence is worse than one that is refused.
     */
    public void requireOnly(String... known) {
        Fields fields = body.fields();
        fields.next();
        while (fields.next()) {
            String name = fields.name();
            if (TRANSACTIONS.contains(name)) {
                throw new MongoError(
                        20,
                        "IllegalOperation",
                        "Transaction numbers are only allowed on a replica set member or mongos");
            }
            if (!COMMON.contains(name) && !List.of(known).contains(name)) {
                throw new MongoError(
                        40415, "Location40415", "BSON field '" + command + "." + name + "' is an unknown field.");
            }
        }
        requireConcerns();
        requireSimpleCollation(body);
    }

    private void requireConcerns() {
        Value level = nested("readConcern", "level");
        if (!level.isMissing() && (level.type() != Bson.STRING || level.string().equals("snapshot"))) {
            throw new MongoError(72, "InvalidOptions", "the read concern " + level + " is not supported");
        }
        Value w = nested("writeConcern", "w");
        boolean majority = w.type() == Bson.STRING && w.string().equals("majority");
        if (!w.isMissing() && !majority && !(w.isNumber() && w.asLong() <= 1)) {
            throw MongoError.badValue("cannot use 'w' > 1 when a host is not replicated");
        }
    }

    private Value nested(String name, String inner) {
        Value value = get(name);
        return value.isDocument() ? value.get(inner) : Value.MISSING;
    }

    /** Text is compared by its bytes, and in no other way. */
    public static void requireSimpleCollation(Value options) {
        Value collation = options.get("collation");
        if (collation.isDocument() && !collation.isEmpty()) {
            Value locale = collation.get("locale");
            if (locale.type() != Bson.STRING || !locale.string().equals("simple")) {
                throw MongoError.unsupported("a collation");
            }
        }
    }

    /** The name of the collection, which is the value of the command itself. */
    public String collection() {
        Value name = body.get(command);
        if (name.type() != Bson.STRING) {
            throw new MongoError(73, "InvalidNamespace", "collection name has invalid type " + Bson.name(name.type()));
        }
        return checkedCollection(name.string());
    }

    private String checkedCollection(String name) {
        if (name.isEmpty() || name.contains("$") || name.indexOf('\0') >= 0 || name.startsWith("system.")) {
            throw new MongoError(73, "InvalidNamespace", "Invalid namespace specified '" + database + "." + name + "'");
        }
        return name;
    }

    public String namespace() {
        return namespace(collection());
    }

    public String namespace(String collection) {
        if (database.isEmpty()
                || database.length() > 63
                || database.chars().anyMatch(c -> "/\\. \"$\0".indexOf(c) >= 0)) {
            throw new MongoError(73, "InvalidNamespace", "Invalid database name: '" + database + "'");
        }
        return database + "." + checkedCollection(collection);
    }

    public long number(String name, long otherwise) {
        Value value = get(name);
        if (value.isNullish()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw MongoError.typeMismatch("BSON field '" + command + "." + name + "' is the wrong type '"
                    + Bson.name(value.type()) + "', expected a number");
        }
        return value.asLong();
    }

    /** A number that may not be negative. */
    public long count(String name, long otherwise) {
        long number = number(name, otherwise);
        if (number < 0) {
            throw new MongoError(
                    51024,
                    "Location51024",
                    "BSON field '" + name + "' value must be >= 0, actual value '" + number + "'");
        }
        return number;
    }

    public boolean flag(String name, boolean otherwise) {
        Value value = get(name);
        return value.isNullish() ? otherwise : value.isTruthy();
    }

    /** Whether who sent it lets others go first. */
    public boolean canWait() {
        Value comment = get("comment");
        return comment.type() == Bson.STRING && comment.string().equals(BACKGROUND);
    }

    /** A list of documents, whichever way it was sent. */
    public List<Value> documents(String name) {
        List<Value> sequence = sequences.get(name);
        if (sequence != null) {
            return sequence;
        }
        Value list = get(name);
        if (!list.isArray()) {
            throw new MongoError(
                    40414,
                    "Location40414",
                    "BSON field '" + command + "." + name + "' is missing but a required field");
        }
        List<Value> documents = new ArrayList<>();
        Fields elements = list.fields();
        while (elements.next()) {
            if (elements.type() != Bson.DOCUMENT) {
                throw MongoError.typeMismatch("'" + name + "' must hold documents only");
            }
            documents.add(elements.value());
        }
        return documents;
    }

    /** When the client no longer wants the answer, in {@link System#nanoTime}. */
    public long deadline() {
        long millis = number("maxTimeMS", 0);
        return millis <= 0 ? Long.MAX_VALUE : System.nanoTime() + Math.min(millis, Integer.MAX_VALUE) * 1_000_000;
    }
}

package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;

/** A document would have a key that another one has in a unique index. */
public final class DuplicateKey extends MongoError {

    private static final long serialVersionUID = 1L;

    private final transient Value keyPattern;
    private final transient Value keyValue;

    DuplicateKey(String namespace, Definition index, Value[] values) {
        this(namespace, index, keyValue(index, values));
    }

    private DuplicateKey(String namespace, Definition index, Value keyValue) {
        super(
                11000,
                "DuplicateKey",
                "E11000 duplicate key error collection: " + namespace + " index: " + index.name() + " dup key: "
                        + keyValue);
        this.keyPattern = index.key();
        this.keyValue = keyValue;
    }

    private static Value keyValue(Definition index, Value[] values) {
        DocumentWriter writer = new DocumentWriter().start();
        for (int i = 0; i < values.length; i++) {
            String name = index.fields().get(i).path().text();
            writer.put(name, values[i].length() == 0 ? Value.NULL : values[i]);
        }
        return Value.document(writer.end().toBytes());
    }

    public Value keyPattern() {
        return keyPattern;
    }

    public Value keyValue() {
        return keyValue;
    }
}

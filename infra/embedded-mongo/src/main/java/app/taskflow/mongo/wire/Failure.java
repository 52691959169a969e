package app.taskflow.mongo.wire;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.store.DuplicateKey;

/** Errors as clients get them. */
public final class Failure {

    private Failure() {}

    /** A whole reply. */
    static void write(MongoError error, DocumentWriter out) {
        out.start().put("ok", 0.0).put("errmsg", error.text());
        out.put("code", error.code()).put("codeName", error.codeName());
        keys(error, out);
        out.end();
    }

    /** An element of {@code writeErrors}. */
    public static void write(MongoError error, int index, int position, DocumentWriter out) {
        out.startDocument(position).put("index", index).put("code", error.code());
        keys(error, out);
        out.put("errmsg", error.text()).end();
    }

    private static void keys(MongoError error, DocumentWriter out) {
        if (error instanceof DuplicateKey duplicate) {
            out.put("keyPattern", duplicate.keyPattern()).put("keyValue", duplicate.keyValue());
        }
    }
}

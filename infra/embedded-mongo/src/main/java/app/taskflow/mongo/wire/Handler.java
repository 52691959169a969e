package app.taskflow.mongo.wire;

import app.taskflow.mongo.bson.DocumentWriter;

/** Carries out a command. */
@FunctionalInterface
public interface Handler {

    /** Adds the fields of the reply to {@code out}, all but {@code ok}; throws {@code MongoError} for a refusal. */
    void handle(Request request, DocumentWriter out);
}

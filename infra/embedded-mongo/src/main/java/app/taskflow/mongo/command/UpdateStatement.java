package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Draft;
import app.taskflow.mongo.update.Update;
import app.taskflow.mongo.wire.Request;
import java.util.Set;

/** One update of an update command. */
record UpdateStatement(Filter filter, Sort sort, Update update, boolean multi, boolean upsert) {

    private static final Set<String> KNOWN =
            Set.of("q", "u", "multi", "upsert", "collation", "arrayFilters", "hint", "sort");

    static UpdateStatement parse(Value statement) {
        Fields fields = statement.fields();
        while (fields.next()) {
            if (!KNOWN.contains(fields.name())) {
                throw new MongoError(
                        40415,
                        "Location40415",
                        "BSON field 'update.updates." + fields.name() + "' is an unknown field.");
            }
        }
        Request.requireSimpleCollation(statement);
        Update update = Update.parse(statement.get("u"), statement.get("arrayFilters"));
        boolean multi =
                !statement.get("multi").isNullish() && statement.get("multi").isTruthy();
        if (multi && update.isReplacement()) {
            throw MongoError.failedToParse("multi update is not supported for replacement-style update");
        }
        boolean upsert =
                !statement.get("upsert").isNullish() && statement.get("upsert").isTruthy();
        Sort sort = Sort.parse(statement.get("sort"));
        return new UpdateStatement(FilterParser.parse(statement.get("q")), sort, update, multi, upsert);
    }

    /** Updates the first document that the filter wants, or inserts one. */
    void updateOne(Draft draft, int index, WriteResult result) {
        Results results = new Results(draft.snapshot(), new Results.Query(filter, sort, 0, 1, Long.MAX_VALUE));
        if (results.next()) {
            update(draft, results.record(), results.document(), result);
        } else if (upsert) {
            insert(draft, index, result);
        }
    }

    void update(Draft draft, long record, byte[] before, WriteResult result) {
        byte[] after = update.apply(before, filter);
        if (after.length != before.length || !Value.document(after).isIdentical(Value.document(before))) {
            draft.replace(record, before, after);
            result.changed();
        }
        result.matched(1);
    }

    void insert(Draft draft, int index, WriteResult result) {
        byte[] document = update.insertion(filter);
        draft.insert(document);
        result.upserted(index, Value.document(document).get("_id"));
    }
}

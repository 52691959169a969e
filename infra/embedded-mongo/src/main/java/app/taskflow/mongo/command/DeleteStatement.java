package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Commit;
import app.taskflow.mongo.wire.Request;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One deletion of a delete command. */
record DeleteStatement(Filter filter, boolean one) {

    private static final Set<String> KNOWN = Set.of("q", "limit", "collation", "hint");

    static DeleteStatement parse(Value statement) {
        Fields fields = statement.fields();
        while (fields.next()) {
            if (!KNOWN.contains(fields.name())) {
                throw new MongoError(
                        40415,
                        "Location40415",
                        "BSON field 'delete.deletes." + fields.name() + "' is an unknown field.");
            }
        }
        Request.requireSimpleCollation(statement);
        Value limit = statement.get("limit");
        if (!limit.isNumber() || limit.asLong() < 0 || limit.asLong() > 1) {
            throw MongoError.failedToParse("The limit field in delete objects must be 0 or 1. Got " + limit);
        }
        return new DeleteStatement(FilterParser.parse(statement.get("q")), limit.asLong() == 1);
    }

    @Nullable
    Commit delete(Catalog catalog, String namespace, WriteResult result) {
        if (!one) {
            return new Many(catalog, namespace, filter).forEach((draft, record, document) -> {
                draft.remove(record, document);
                result.matched(1);
            });
        }
        Collection.Written<Boolean> written = catalog.writeIfPresent(namespace, draft -> {
            Results results = new Results(draft.snapshot(), new Results.Query(filter, Sort.NONE, 0, 1, Long.MAX_VALUE));
            if (results.next()) {
                draft.remove(results.record(), results.document());
                result.matched(1);
            }
            return true;
        });
        return written == null ? null : written.commit();
    }
}

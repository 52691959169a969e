package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Projection;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Draft;
import app.taskflow.mongo.update.Update;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The command findAndModify: changes one document and returns it as it was before or is after. */
public final class FindAndModify {

    private final Catalog catalog;

    public FindAndModify(Catalog catalog) {
        this.catalog = catalog;
    }

    public Map<String, Handler> commands() {
        return Map.of("findAndModify", this::handle, "findandmodify", this::handle);
    }

    /** What was done, and the document to return. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Outcome(
            int n, boolean existing, @Nullable Value upserted, byte @Nullable [] document) {}

    private static final Outcome NOTHING = new Outcome(0, false, null, null);

    private void handle(Request request, DocumentWriter out) {
        request.requireOnly(
                "query",
                "sort",
                "remove",
                "update",
                "new",
                "fields",
                "upsert",
                "bypassDocumentValidation",
                "collation",
                "arrayFilters",
                "hint");
        boolean removes = request.flag("remove", false);
        Value change = request.get("update");
        if (removes == !change.isMissing()) {
            throw MongoError.failedToParse("Either an update or remove=true must be specified");
        }
        boolean upsert = request.flag("upsert", false);
        Filter filter = FilterParser.parse(request.get("query"));
        Sort sort = Sort.parse(request.get("sort"));
        Projection projection = Projection.parse(request.get("fields"));
        Update update = removes ? null : Update.parse(change, request.get("arrayFilters"));
        boolean returnsNew = request.flag("new", false);
        Function<Draft, Outcome> action = draft -> {
            Results results = new Results(draft.snapshot(), new Results.Query(filter, sort, 0, 1, request.deadline()));
            if (results.next()) {
                return change(draft, results.record(), results.document(), update, filter, returnsNew);
            }
            return upsert && update != null ? insert(draft, update, filter, returnsNew) : NOTHING;
        };
        Collection.Written<Outcome> written = upsert
                ? catalog.write(request.namespace(), action)
                : catalog.writeIfPresent(request.namespace(), action);
        Outcome outcome = NOTHING;
        if (written != null) {
            written.commit().await();
            outcome = written.result();
        }
        reply(outcome, removes, projection, out);
    }

    private static Outcome change(
            Draft draft, long record, byte[] before, @Nullable Update update, Filter filter, boolean returnsNew) {
        if (update == null) {
            draft.remove(record, before);
            return new Outcome(1, true, null, before);
        }
        byte[] after = update.apply(before, filter);
        if (!Value.document(after).isIdentical(Value.document(before))) {
            draft.replace(record, before, after);
        }
        return new Outcome(1, true, null, returnsNew ? after : before);
    }

    private static Outcome insert(Draft draft, Update update, Filter filter, boolean returnsNew) {
        byte[] document = update.insertion(filter);
        draft.insert(document);
        return new Outcome(1, false, Value.document(document).get("_id"), returnsNew ? document : null);
    }

    private static void reply(Outcome outcome, boolean removes, @Nullable Projection projection, DocumentWriter out) {
        out.startDocument("lastErrorObject").put("n", outcome.n());
        if (!removes) {
            out.put("updatedExisting", outcome.existing());
        }
        Value upserted = outcome.upserted();
        if (upserted != null) {
            out.put("upserted", upserted);
        }
        out.end();
        byte[] document = outcome.document();
        if (document == null) {
            out.putNull("value");
        } else {
            out.put("value", projection == null ? document : projection.apply(document));
        }
    }
}

package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.Map;

/** The command explain: how a query is answered, and, unless only the plan is asked for, what that took. */
public final class Explain {

    private final Catalog catalog;

    public Explain(Catalog catalog) {
        this.catalog = catalog;
    }

    public Map<String, Handler> commands() {
        return Map.of("explain", this::explain);
    }

    private void explain(Request request, DocumentWriter out) {
        request.requireOnly("verbosity");
        Value body = request.get(request.command());
        Fields fields = body.isDocument() ? body.fields() : null;
        if (fields == null || !fields.next()) {
            throw MongoError.failedToParse("explain needs a command");
        }
        Request explained = new Request(fields.name(), request.database(), body, request.sequences());
        Results.Query query = query(explained);
        Value verbosity = request.get("verbosity");
        boolean executes =
                verbosity.type() != Bson.STRING || !verbosity.string().equals("queryPlanner");
        Collection collection = catalog.find(explained.namespace());
        if (collection == null) {
            out.startDocument("queryPlanner").put("namespace", explained.namespace());
            out.startDocument("winningPlan").put("stage", "EOF").end().end();
            return;
        }
        Results results = new Results(collection.published(), query);
        plan(explained.namespace(), results, out);
        if (executes) {
            execute(results, out);
        }
    }

    private static Results.Query query(Request explained) {
        return switch (explained.command()) {
            case "find" -> Reads.findQuery(explained);
            case "count" -> Reads.countQuery(explained);
            case "distinct" -> Reads.distinctQuery(explained);
            case "aggregate" -> Pipeline.parse(explained.get("pipeline")).query(explained.deadline());
            case "update" -> statement(explained, "updates");
            case "delete" -> statement(explained, "deletes");
            case "findAndModify" -> Results.Query.of(FilterParser.parse(explained.get("query")));
            default -> throw MongoError.unsupported("explaining " + explained.command());
        };
    }

    private static Results.Query statement(Request explained, String name) {
        return Results.Query.of(
                FilterParser.parse(explained.documents(name).getFirst().get("q")));
    }

    private static void plan(String namespace, Results results, DocumentWriter out) {
        out.startDocument("queryPlanner").put("namespace", namespace).startDocument("winningPlan");
        boolean sorts = results.plan().order() == null;
        if (sorts) {
            out.put("stage", "SORT").startDocument("inputStage");
        }
        String index = results.plan().indexName();
        if (index == null) {
            out.put("stage", "COLLSCAN");
        } else {
            out.put("stage", "FETCH").startDocument("inputStage");
            out.put("stage", "IXSCAN").put("indexName", index).end();
        }
        if (sorts) {
            out.end();
        }
        out.end().end();
    }

    private static void execute(Results results, DocumentWriter out) {
        int returned = 0;
        while (results.next()) {
            returned++;
        }
        out.startDocument("executionStats")
                .put("executionSuccess", true)
                .put("nReturned", returned)
                .put("totalKeysExamined", (int) results.keysRead())
                .put("totalDocsExamined", (int) results.documentsRead())
                .end();
    }
}

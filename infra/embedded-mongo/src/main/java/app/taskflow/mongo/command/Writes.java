package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Commit;
import app.taskflow.mongo.store.Draft;
import app.taskflow.mongo.update.Update;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The commands that change many documents: insert, update, delete. What a command does to documents one by one becomes
 * durable together; only what affects more documents than fit is done in several steps. A reply is sent when all of it is
 * durable, refusals too.
 */
public final class Writes {

    private static final int MAX_STATEMENTS = 100_000;
    private static final long BYTES_A_STEP = 16 << 20;

    private final Catalog catalog;

    public Writes(Catalog catalog) {
        this.catalog = catalog;
    }

    public Map<String, Handler> commands() {
        return Map.of("insert", this::insert, "update", this::update, "delete", this::delete);
    }

    private static List<Value> statements(Request request, String name) {
        List<Value> statements = request.documents(name);
        if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
            throw new MongoError(
                    16,
                    "InvalidLength",
                    "Write batch sizes must be between 1 and " + MAX_STATEMENTS + ". Got " + statements.size()
                            + " operations.");
        }
        return statements;
    }

    private void insert(Request request, DocumentWriter out) {
        request.requireOnly("documents", "ordered", "bypassDocumentValidation");
        List<Value> documents = statements(request, "documents");
        WriteResult result = new WriteResult(request.flag("ordered", true));
        Collection.Written<Boolean> written = catalog.write(request.namespace(), draft -> {
            for (int i = 0; i < documents.size() && result.goesOn(); i++) {
                insert(documents.get(i), i, draft, result);
            }
            return true;
        });
        written.commit().await();
        out.put("n", (int) result.matched());
        result.writeErrors(out);
    }

    private static void insert(Value document, int index, Draft draft, WriteResult result) {
        try {
            Value id = document.get("_id");
            Value own = id.isMissing() ? Trees.value(new ObjectId()) : id;
            draft.insert(Update.checked(Update.withId(document, own)));
            result.matched(1);
        } catch (MongoError e) {
            result.failed(index, e);
        }
    }

    private void update(Request request, DocumentWriter out) {
        request.requireOnly("updates", "ordered", "bypassDocumentValidation");
        List<UpdateStatement> statements = new ArrayList<>();
        for (Value statement : statements(request, "updates")) {
            statements.add(UpdateStatement.parse(statement));
        }
        WriteResult result = new WriteResult(request.flag("ordered", true));
        Commit last = null;
        int from = 0;
        while (from < statements.size() && result.goesOn()) {
            int to = from;
            while (to < statements.size() && !statements.get(to).multi()) {
                to++;
            }
            if (to == from) {
                Commit commit = updateMany(request.namespace(), statements.get(from), from, result);
                last = commit == null ? last : commit;
                from++;
            }
            while (from < to && result.goesOn()) {
                Collection.@Nullable Written<Integer> step =
                        updateOnes(request.namespace(), statements, from, to, result);
                last = step == null ? last : step.commit();
                from = step == null ? to : step.result();
            }
        }
        if (last != null) {
            last.await();
        }
        out.put("n", (int) (result.matched() + result.upserts())).put("nModified", (int) result.modified());
        result.writeUpserts(out);
        result.writeErrors(out);
    }

    /** Carries out as many of the statements as fit into one change; tells which is the next. */
    private Collection.@Nullable Written<Integer> updateOnes(
            String namespace, List<UpdateStatement> statements, int from, int to, WriteResult result) {
        boolean mayInsert = statements.subList(from, to).stream().anyMatch(UpdateStatement::upsert);
        Function<Draft, Integer> action = draft -> {
            int next = from;
            while (next < to && result.goesOn() && draft.changedBytes() < BYTES_A_STEP) {
                try {
                    statements.get(next).updateOne(draft, next, result);
                } catch (MongoError e) {
                    result.failed(next, e);
                }
                next++;
            }
            return next;
        };
        return mayInsert ? catalog.write(namespace, action) : catalog.writeIfPresent(namespace, action);
    }

    private @Nullable Commit updateMany(String namespace, UpdateStatement statement, int index, WriteResult result) {
        try {
            Many many = new Many(catalog, namespace, statement.filter());
            Commit commit =
                    many.forEach((draft, record, document) -> statement.update(draft, record, document, result));
            MongoError failure = many.failure();
            if (failure != null) {
                result.failed(index, failure);
            } else if (many.isEmpty() && statement.upsert()) {
                commit = catalog.write(namespace, draft -> {
                            statement.insert(draft, index, result);
                            return true;
                        })
                        .commit();
            }
            return commit;
        } catch (MongoError e) {
            result.failed(index, e);
            return null;
        }
    }

    private void delete(Request request, DocumentWriter out) {
        request.requireOnly("deletes", "ordered");
        List<DeleteStatement> statements = statements(request, "deletes").stream()
                .map(DeleteStatement::parse)
                .toList();
        WriteResult result = new WriteResult(request.flag("ordered", true));
        Commit last = null;
        for (int i = 0; i < statements.size() && result.goesOn(); i++) {
            try {
                Commit commit = statements.get(i).delete(catalog, request.namespace(), result);
                last = commit == null ? last : commit;
            } catch (MongoError e) {
                result.failed(i, e);
            }
        }
        if (last != null) {
            last.await();
        }
        out.put("n", (int) result.matched());
        result.writeErrors(out);
    }
}

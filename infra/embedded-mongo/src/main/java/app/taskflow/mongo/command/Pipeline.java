package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Sort;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** An aggregation pipeline, taken apart: what a query can answer, and the rest. */
final class Pipeline {

    private static final Set<String> STAGES = Set.of(
            "$match",
            "$sort",
            "$skip",
            "$limit",
            "$project",
            "$group",
            "$unwind",
            "$count",
            "$addFields",
            "$set",
            "$unset",
            "$replaceRoot",
            "$replaceWith",
            "$sortByCount",
            "$bucket",
            "$sample",
            "$facet",
            "$redact");

    private final List<Filter> filters = new ArrayList<>();
    private final List<Value> rest = new ArrayList<>();
    private Sort sort = Sort.NONE;
    private long skip;
    private long limit;
    private boolean skips;

    private Pipeline() {}

    static Pipeline parse(Value stages) {
        if (!stages.isArray()) {
            throw MongoError.typeMismatch("'pipeline' option must be specified as an array");
        }
        Pipeline pipeline = new Pipeline();
        Fields elements = stages.fields();
        while (elements.next()) {
            Value stage = elements.value();
            Fields content = stage.isDocument() ? stage.fields() : null;
            if (content == null || !content.next()) {
                throw new MongoError(
                        40323,
                        "Location40323",
                        "A pipeline stage specification object must contain exactly one field.");
            }
            pipeline.add(content.name(), content.value(), stage);
        }
        return pipeline;
    }

    private void add(String name, Value argument, Value stage) {
        if (!STAGES.contains(name)) {
            throw MongoError.unsupported("the pipeline stage " + name);
        }
        if (!rest.isEmpty()) {
            rest.add(stage);
        } else if (name.equals("$match") && sort.isNone() && !skips && limit == 0) {
            filters.add(FilterParser.parse(argument));
        } else if (name.equals("$sort") && sort.isNone() && !skips && limit == 0) {
            sort = Sort.parse(argument);
        } else if (name.equals("$skip") && !skips && limit == 0 && argument.isNumber() && argument.asLong() >= 0) {
            skip = argument.asLong();
            skips = true;
        } else if (name.equals("$limit") && limit == 0) {
            limit = positive(argument);
        } else {
            rest.add(stage);
        }
    }

    private static long positive(Value argument) {
        if (!argument.isNumber() || argument.asLong() <= 0) {
            throw new MongoError(15958, "Location15958", "the limit must be positive");
        }
        return argument.asLong();
    }

    Results.Query query(long deadline) {
        Filter filter = filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
        return new Results.Query(filter, sort, skip, limit, deadline);
    }

    /** Whether all that is left to do is to count the documents. */
    boolean isCount() {
        if (rest.size() != 1) {
            return false;
        }
        Value group = rest.getFirst().get("$group");
        return !rest.getFirst().get("$count").isMissing() || (group.isDocument() && isCounting(group));
    }

    /** A group of all documents, and the sum of one for each: what drivers send to count. */
    private static boolean isCounting(Value group) {
        boolean constant = false;
        int sums = 0;
        Fields fields = group.fields();
        while (fields.next()) {
            Value value = fields.value();
            if (fields.name().equals("_id")) {
                constant = value.isNullish() || value.isNumber();
            } else {
                Value sum = value.isDocument() ? value.get("$sum") : Value.MISSING;
                if (sum.type() != Bson.INT32 || sum.asLong() != 1) {
                    return false;
                }
                sums++;
            }
        }
        return constant && sums == 1;
    }

    /** The result of a pipeline that counts: nothing if there is nothing. */
    List<byte[]> counted(long count) {
        if (count == 0) {
            return List.of();
        }
        DocumentWriter out = new DocumentWriter().start();
        Value name = rest.getFirst().get("$count");
        if (name.type() == Bson.STRING) {
            put(name.string(), count, out);
        } else {
            Fields fields = rest.getFirst().get("$group").fields();
            while (fields.next()) {
                if (fields.name().equals("_id")) {
                    out.put(fields);
                } else {
                    put(fields.name(), count, out);
                }
            }
        }
        return List.of(out.end().toBytes());
    }

    private static void put(String name, long count, DocumentWriter out) {
        if (count <= Integer.MAX_VALUE) {
            out.put(name, (int) count);
        } else {
            out.put(name, count);
        }
    }

    /** What the library is to calculate. */
    List<Document> rest() {
        return rest.stream().map(stage -> renamed(Trees.document(stage))).toList();
    }

    /** With the names that the library knows for what has two. */
    private static Document renamed(Document stage) {
        if (stage.containsKey("$set")) {
            return new Document("$addFields", stage.get("$set"));
        }
        if (stage.containsKey("$replaceWith")) {
            return new Document("$replaceRoot", new Document("newRoot", stage.get("$replaceWith")));
        }
        return stage;
    }

    /** The fields that are needed: those that a group, which everything else comes after, names. */
    Predicate<String> neededFields() {
        Value group = rest.getFirst().get("$group");
        if (!group.isDocument()) {
            return name -> true;
        }
        Set<String> names = new HashSet<>();
        return collect(group, names) ? names::contains : name -> true;
    }

    /** Collects the fields that an expression names; false if it needs the whole document. */
    private static boolean collect(Value expression, Set<String> names) {
        if (expression.type() == Bson.STRING) {
            String text = expression.string();
            if (text.startsWith("$$")) {
                return false;
            }
            if (text.startsWith("$")) {
                int end = text.indexOf('.');
                names.add(end < 0 ? text.substring(1) : text.substring(1, end));
            }
        } else if (expression.isDocument() || expression.isArray()) {
            Fields fields = expression.fields();
            while (fields.next()) {
                if (!collect(fields.value(), names)) {
                    return false;
                }
            }
        }
        return true;
    }
}

package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Filter;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The operators of an update, such as {@code $set}. */
final class Operators {

    private static final Set<String> KNOWN = Set.of(
            "$set",
            "$setOnInsert",
            "$unset",
            "$inc",
            "$mul",
            "$min",
            "$max",
            "$rename",
            "$currentDate",
            "$push",
            "$addToSet",
            "$pull",
            "$pullAll",
            "$pop",
            "$bit");

    private record Operation(String operator, String path, Value argument) {}

    private final List<Operation> operations;
    private final Elements elements;

    private Operators(List<Operation> operations, Elements elements) {
        this.operations = operations;
        this.elements = elements;
    }

    static Operators parse(Value update, Value arrayFilters) {
        List<Operation> operations = new ArrayList<>();
        Fields operators = update.fields();
        while (operators.next()) {
            String operator = operators.name();
            if (!KNOWN.contains(operator)) {
                throw MongoError.failedToParse("Unknown modifier: " + operator
                        + ". Expected a valid update modifier or pipeline-style update specified as an array");
            }
            if (operators.type() != Bson.DOCUMENT) {
                throw MongoError.failedToParse("Modifiers operate on fields but we found type "
                        + Bson.name(operators.type()) + " instead. For example: {" + operator + ": {<field>: ...}}");
            }
            Fields fields = operators.value().fields();
            while (fields.next()) {
                operations.add(new Operation(operator, fields.name(), fields.value()));
            }
        }
        requireNoConflict(operations);
        // New fields appear in the order of their names, whatever the order of the operators.
        operations.sort(Comparator.comparing(Operation::path));
        return new Operators(
                operations,
                Elements.parse(
                        arrayFilters, operations.stream().map(Operation::path).toList()));
    }

    private static void requireNoConflict(List<Operation> operations) {
        List<String> paths = new ArrayList<>();
        for (Operation operation : operations) {
            paths.add(operation.path());
            if (operation.operator().equals("$rename") && operation.argument().type() == Bson.STRING) {
                paths.add(operation.argument().string());
            }
        }
        paths.sort(null);
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size() && paths.get(j).startsWith(paths.get(i)); j++) {
                if (paths.get(j).equals(paths.get(i)) || paths.get(j).startsWith(paths.get(i) + ".")) {
                    throw new MongoError(
                            40,
                            "ConflictingUpdateOperators",
                            "Updating the path '" + paths.get(j) + "' would create a conflict at '" + paths.get(i)
                                    + "'");
                }
            }
        }
    }

    /** Changes a tree; {@code before} is the same document as bytes. */
    void apply(Document tree, byte[] before, Filter filter, boolean inserting) {
        for (Operation operation : operations) {
            if (operation.operator().equals("$setOnInsert") && !inserting) {
                continue;
            }
            for (String path : elements.expand(operation.path(), tree, before, filter)) {
                apply(operation, Cell.of(tree, path), tree);
            }
        }
    }

    private static void apply(Operation operation, Cell cell, Document tree) {
        Value argument = operation.argument();
        switch (operation.operator()) {
            case "$set", "$setOnInsert" -> FieldOperators.set(cell, argument);
            case "$unset" -> cell.remove();
            case "$inc", "$mul" -> Arithmetic.apply(operation.operator(), cell, argument, tree);
            case "$bit" -> Arithmetic.bit(cell, argument);
            case "$min" -> FieldOperators.limit(cell, argument, -1);
            case "$max" -> FieldOperators.limit(cell, argument, 1);
            case "$rename" -> FieldOperators.rename(cell, argument, tree);
            case "$currentDate" -> FieldOperators.currentDate(cell, argument);
            case "$push" -> ArrayOperators.push(cell, argument);
            case "$addToSet" -> ArrayOperators.addToSet(cell, argument);
            case "$pull" -> ArrayOperators.pull(cell, argument);
            case "$pullAll" -> ArrayOperators.pullAll(cell, argument);
            default -> ArrayOperators.pop(cell, argument);
        }
    }
}

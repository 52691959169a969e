package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Keys;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators that change what is in an array. */
final class ArrayOperators {

    private ArrayOperators() {}

    static void push(Cell cell, Value argument) {
        List<@Nullable Object> list = listOrNew(cell, "$push");
        Value each = argument.isDocument() ? argument.get("$each") : Value.MISSING;
        if (each.isMissing()) {
            list.add(Trees.object(argument));
            cell.set(list);
            return;
        }
        requireModifiers(argument);
        List<@Nullable Object> added = list("$push", each);
        Value position = argument.get("$position");
        int at = list.size();
        if (!position.isMissing()) {
            long wanted = position.asLong() < 0 ? Math.max(0, list.size() + position.asLong()) : position.asLong();
            at = (int) Math.min(list.size(), wanted);
        }
        list.addAll(at, added);
        sort(list, argument.get("$sort"));
        Value slice = argument.get("$slice");
        if (!slice.isMissing()) {
            long size = slice.asLong();
            int count = (int) Math.min(list.size(), Math.abs(size));
            list = size < 0 ? list.subList(list.size() - count, list.size()) : list.subList(0, count);
        }
        cell.set(new ArrayList<>(list));
    }

    private static void requireModifiers(Value argument) {
        Fields fields = argument.fields();
        while (fields.next()) {
            switch (fields.name()) {
                case "$each", "$position", "$sort", "$slice" -> {
                    // Read where they are needed.
                }
                default -> throw MongoError.badValue("Unrecognized clause in $push: " + fields.name());
            }
        }
    }

    private static void sort(List<@Nullable Object> list, Value order) {
        if (order.isNumber()) {
            Comparator<@Nullable Object> comparator =
                    Comparator.comparing(element -> KeyWriter.key(Trees.value(element)), Arrays::compareUnsigned);
            list.sort(order.asLong() < 0 ? comparator.reversed() : comparator);
        } else if (order.isDocument()) {
            Keys keys = Sort.parse(order).keys();
            list.sort(Comparator.comparing(element -> key(keys, element), Arrays::compareUnsigned));
        }
    }

    private static byte[] key(Keys keys, @Nullable Object element) {
        Value value = Trees.value(element);
        byte[] none = {5, 0, 0, 0, 0};
        return keys.of(value.isDocument() ? value.toBytes() : none).getFirst();
    }

    static void addToSet(Cell cell, Value argument) {
        List<@Nullable Object> list = listOrNew(cell, "$addToSet");
        Value each = argument.isDocument() ? argument.get("$each") : Value.MISSING;
        List<@Nullable Object> added = new ArrayList<>();
        if (each.isMissing()) {
            added.add(Trees.object(argument));
        } else {
            added.addAll(list("$addToSet", each));
        }
        for (Object element : added) {
            if (!contains(list, element)) {
                list.add(element);
            }
        }
        cell.set(list);
    }

    private static boolean contains(List<@Nullable Object> list, @Nullable Object element) {
        byte[] key = KeyWriter.key(Trees.value(element));
        return list.stream().anyMatch(other -> Arrays.equals(key, KeyWriter.key(Trees.value(other))));
    }

    static void pull(Cell cell, Value condition) {
        remove(cell, "$pull", FilterParser.element(condition));
    }

    static void pullAll(Cell cell, Value values) {
        List<@Nullable Object> removed = list("$pullAll", values);
        remove(cell, "$pullAll", element -> contains(removed, Trees.object(element)));
    }

    private static void remove(Cell cell, String operator, Predicate<Value> condition) {
        List<@Nullable Object> list = cell.list(operator);
        if (list != null && list.removeIf(element -> condition.test(Trees.value(element)))) {
            cell.set(list);
        }
    }

    static void pop(Cell cell, Value argument) {
        if (!argument.isNumber() || Math.abs(argument.asLong()) != 1) {
            throw MongoError.failedToParse("$pop expects 1 or -1, found: " + argument);
        }
        List<@Nullable Object> list = cell.list("$pop");
        if (list != null && !list.isEmpty()) {
            list.remove(argument.asLong() < 0 ? 0 : list.size() - 1);
            cell.set(list);
        }
    }

    private static List<@Nullable Object> listOrNew(Cell cell, String operator) {
        List<@Nullable Object> list = cell.list(operator);
        return list == null ? new ArrayList<>() : list;
    }

    private static List<@Nullable Object> list(String operator, Value value) {
        if (value.type() != Bson.ARRAY) {
            throw MongoError.badValue("The argument to $each in " + operator + " must be an array but it was of type "
                    + Bson.name(value.type()));
        }
        List<@Nullable Object> list = new ArrayList<>();
        Fields elements = value.fields();
        while (elements.next()) {
            list.add(Trees.object(elements.value()));
        }
        return list;
    }
}

package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import java.util.HashSet;
import java.util.Set;

/** The types that {@code $type} asks for, by number or by name. */
final class Types {

    private Types() {}

    static Set<Byte> of(Value value) {
        Set<Byte> types = new HashSet<>();
        if (value.isArray()) {
            Fields elements = value.fields();
            while (elements.next()) {
                add(elements.value(), types);
            }
        } else {
            add(value, types);
        }
        if (types.isEmpty()) {
            throw MongoError.failedToParse("$type must match at least one type");
        }
        return types;
    }

    private static void add(Value value, Set<Byte> types) {
        if (value.isNumber()) {
            numbered(value.asLong(), types);
        } else if (value.type() == Bson.STRING) {
            named(value.string(), types);
        } else {
            throw MongoError.typeMismatch("type must be represented as a number or a string");
        }
    }

    private static void numbered(long number, Set<Byte> types) {
        boolean known = (number >= Bson.DOUBLE && number <= Bson.DECIMAL128)
                || number == Bson.MIN_KEY
                || number == Bson.MAX_KEY;
        if (!known) {
            throw MongoError.badValue("Invalid numerical type code: " + number);
        }
        types.add((byte) number);
    }

    private static void named(String name, Set<Byte> types) {
        if (name.equals("number")) {
            types.addAll(Set.of(Bson.INT32, Bson.INT64, Bson.DOUBLE, Bson.DECIMAL128));
            return;
        }
        for (byte type : new byte[] {Bson.MIN_KEY, Bson.MAX_KEY}) {
            if (Bson.name(type).equals(name)) {
                types.add(type);
            }
        }
        for (byte type = Bson.DOUBLE; type <= Bson.DECIMAL128; type++) {
            if (Bson.name(type).equals(name)) {
                types.add(type);
            }
        }
        if (types.isEmpty()) {
            throw MongoError.badValue("Unknown type name alias: " + name);
        }
    }
}

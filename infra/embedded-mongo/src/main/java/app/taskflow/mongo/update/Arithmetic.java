package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.math.BigDecimal;

/** {@code $inc}, {@code $mul} and {@code $bit}: the result has the wider of the two types. */
final class Arithmetic {

    private Arithmetic() {}

    static void apply(String operator, Cell cell, Value argument, Document tree) {
        boolean adds = operator.equals("$inc");
        if (!argument.isNumber() || !(Trees.object(argument) instanceof Number operand)) {
            throw MongoError.typeMismatch("Cannot " + (adds ? "increment" : "multiply")
                    + " with non-numeric argument: {" + cell.path() + ": " + argument + "}");
        }
        if (!cell.exists()) {
            cell.set(adds ? operand : calculate(false, operand, 0));
            return;
        }
        Object current = cell.get();
        if (!(current instanceof Number number)) {
            throw MongoError.typeMismatch("Cannot apply " + operator + " to a value of non-numeric type. {_id: "
                    + Trees.value(tree.get("_id")) + "} has the field '" + cell.path() + "' of non-numeric type "
                    + Bson.name(Trees.value(current).type()));
        }
        try {
            cell.set(calculate(adds, number, operand));
        } catch (ArithmeticException e) {
            throw new MongoError(
                    2,
                    "BadValue",
                    "Failed to apply " + operator + " operations to current value (" + number + ") for document {_id: "
                            + Trees.value(tree.get("_id")) + "}",
                    e);
        }
    }

    private static Number calculate(boolean adds, Number one, Number other) {
        if (one instanceof Decimal128 || other instanceof Decimal128) {
            BigDecimal a = Decimal128.fromNumber(one).toBigDecimal();
            BigDecimal b = Decimal128.fromNumber(other).toBigDecimal();
            return new Decimal128(adds ? a.add(b) : a.multiply(b));
        }
        if (one instanceof Double || other instanceof Double) {
            double a = one.doubleValue();
            double b = other.doubleValue();
            return adds ? a + b : a * b;
        }
        long a = one.longValue();
        long b = other.longValue();
        long result = adds ? Math.addExact(a, b) : Math.multiplyExact(a, b);
        boolean small = one instanceof Integer && other instanceof Integer && result == (int) result;
        if (small) {
            return (int) result;
        }
        return result;
    }

    static void bit(Cell cell, Value argument) {
        Object current = cell.exists() ? cell.get() : Integer.valueOf(0);
        if (!argument.isDocument() || !(current instanceof Integer || current instanceof Long)) {
            throw MongoError.badValue("$bit needs a document of operations, and an integer to apply them to");
        }
        Number number = (Number) current;
        long result = number.longValue();
        boolean wide = number instanceof Long;
        Fields operations = argument.fields();
        while (operations.next()) {
            Value operand = operations.value();
            if (operand.type() != Bson.INT32 && operand.type() != Bson.INT64) {
                throw MongoError.badValue("The $bit modifier field must be an Integer(32/64 bit)");
            }
            wide |= operand.type() == Bson.INT64;
            result = switch (operations.name()) {
                case "and" -> result & operand.asLong();
                case "or" -> result | operand.asLong();
                case "xor" -> result ^ operand.asLong();
                default -> throw MongoError.badValue("The $bit modifier only supports 'and', 'or', and 'xor'");
            };
        }
        if (wide) {
            cell.set(result);
        } else {
            cell.set((int) result);
        }
    }
}

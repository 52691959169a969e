package app.taskflow.mongo.update;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** The operators that give a field another value. */
final class FieldOperators {

    private FieldOperators() {}

    static void set(Cell cell, Value value) {
        cell.set(Trees.object(value));
    }

    /** {@code $min} and {@code $max}: sets the value if there is none, or one on the wrong side of it. */
    static void limit(Cell cell, Value value, int direction) {
        boolean wins = !cell.exists()
                || Integer.signum(Arrays.compareUnsigned(KeyWriter.key(value), KeyWriter.key(Trees.value(cell.get()))))
                        == direction;
        if (wins) {
            set(cell, value);
        }
    }

    static void rename(Cell cell, Value target, Document tree) {
        if (target.type() != Bson.STRING) {
            throw MongoError.badValue("The 'to' field for $rename must be a string: " + cell.path());
        }
        if (cell.exists()) {
            Object value = cell.get();
            cell.remove();
            Cell.of(tree, target.string()).set(value);
        }
    }

    static void currentDate(Cell cell, Value how) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Value type = how.isDocument() ? how.get("$type") : Value.MISSING;
        if (how.type() == Bson.BOOLEAN
                || (type.type() == Bson.STRING && type.string().equals("date"))) {
            cell.set(now);
        } else if (type.type() == Bson.STRING && type.string().equals("timestamp")) {
            cell.set(new BsonTimestamp(now, 1));
        } else {
            throw MongoError.badValue("$currentDate needs true or a $type of 'date' or 'timestamp'");
        }
    }
}

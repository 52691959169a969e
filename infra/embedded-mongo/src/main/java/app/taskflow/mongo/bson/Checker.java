package app.taskflow.mongo.bson;

/** Checks bytes from outside, so that all other code may trust lengths and types. */
public final class Checker {

    private static final int MAX_DEPTH = 200;

    private final byte[] bytes;
    private final int limit;

    private Checker(byte[] bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /**
     * The document that begins at {@code offset} and ends before {@code limit}.
     *
     * @throws MongoError if it is not a valid one
     */
    public static Value document(byte[] bytes, int offset, int limit) {
        new Checker(bytes, limit).document(offset, limit, 0);
        return Value.document(bytes, offset);
    }

    private int document(int start, int outer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MongoError(15, "Overflow", "BSON nested deeper than " + MAX_DEPTH + " levels");
        }
        require(start >= 0 && start + 5 <= outer);
        int size = Bson.int32(bytes, start);
        require(size >= 5 && size <= outer - start);
        int end = start + size - 1;
        int position = start + 4;
        while (position < end) {
            byte type = bytes[position];
            position = value(type, cString(position + 1, end), end, depth);
        }
        require(position == end && bytes[end] == 0);
        return end + 1;
    }

    private int value(byte type, int start, int end, int depth) {
        int next = switch (type) {
            case Bson.NULL, Bson.UNDEFINED, Bson.MIN_KEY, Bson.MAX_KEY -> start;
            case Bson.BOOLEAN -> start + 1;
            case Bson.INT32 -> start + 4;
            case Bson.DOUBLE, Bson.DATE, Bson.TIMESTAMP, Bson.INT64 -> start + 8;
            case Bson.OBJECT_ID -> start + 12;
            case Bson.DECIMAL128 -> start + 16;
            case Bson.STRING, Bson.CODE, Bson.SYMBOL -> string(start, end);
            case Bson.DOCUMENT, Bson.ARRAY -> document(start, end, depth + 1);
            case Bson.BINARY -> start + 5 + size(start, end - 5);
            case Bson.DB_POINTER -> string(start, end) + 12;
            case Bson.REGEX -> cString(cString(start, end), end);
            case Bson.CODE_WITH_SCOPE -> {
                int size = size(start, end);
                require(size >= 14);
                int scope = string(start + 4, start + size);
                require(document(scope, start + size, depth + 1) == start + size);
                yield start + size;
            }
            default -> throw new MongoError(22, "InvalidBSON", "unknown BSON type " + (type & 0xFF));
        };
        require(next <= end);
        return next;
    }

    private int size(int start, int end) {
        require(start + 4 <= limit);
        int size = Bson.int32(bytes, start);
        require(size >= 0 && size <= end - start);
        return size;
    }

    private int string(int start, int end) {
        int size = size(start, end - 4);
        require(size >= 1 && bytes[start + 3 + size] == 0);
        return start + 4 + size;
    }

    private int cString(int start, int end) {
        int position = start;
        while (position < end && bytes[position] != 0) {
            position++;
        }
        require(position < end);
        return position + 1;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new MongoError(22, "InvalidBSON", "the message holds invalid BSON");
        }
    }
}

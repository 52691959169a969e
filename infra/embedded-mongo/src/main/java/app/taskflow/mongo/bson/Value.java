package app.taskflow.mongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value where it lies in the bytes of a valid document. It holds on to those bytes, which nobody changes; reading it
 * copies nothing but what is returned.
 */
public final class Value {

    /** What a path that leads nowhere holds. */
    public static final Value MISSING = new Value(new byte[0], Bson.MISSING, 0);

    public static final Value NULL = new Value(new byte[0], Bson.NULL, 0);

    /** What an index holds for an array without elements. */
    public static final Value EMPTY_ARRAY = new Value(new byte[0], Bson.EMPTY_ARRAY, 0);

    private final byte[] bytes;
    private final byte type;
    private final int offset;

    Value(byte[] bytes, byte type, int offset) {
        this.bytes = bytes;
        this.type = type;
        this.offset = offset;
    }

    /** A whole document as a value. */
    public static Value document(byte[] bytes) {
        return new Value(bytes, Bson.DOCUMENT, 0);
    }

    static Value document(byte[] bytes, int offset) {
        return new Value(bytes, Bson.DOCUMENT, offset);
    }

    public byte type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    public int length() {
        return type == Bson.MISSING ? 0 : Bson.length(type, bytes, offset);
    }

    public boolean isMissing() {
        return type == Bson.MISSING;
    }

    /** Null, undefined or not there at all: what {@code {field: null}} matches. */
    public boolean isNullish() {
        return type == Bson.NULL || type == Bson.UNDEFINED || type == Bson.MISSING;
    }

    public boolean isDocument() {
        return type == Bson.DOCUMENT;
    }

    public boolean isArray() {
        return type == Bson.ARRAY;
    }

    public boolean isNumber() {
        return Bson.isNumber(type);
    }

    /** The elements of a document or an array. */
    public Fields fields() {
        return new Fields(bytes, offset);
    }

    public boolean isEmpty() {
        return Bson.int32(bytes, offset) == 5;
    }

    /** The field of a document, {@link #MISSING} if there is none. */
    public Value get(String name) {
        return get(name.getBytes(StandardCharsets.UTF_8));
    }

    Value get(byte[] name) {
        Fields fields = fields();
        while (fields.next()) {
            if (fields.isNamed(name)) {
                return fields.value();
            }
        }
        return MISSING;
    }

    /** The element of an array, {@link #MISSING} if it is shorter. */
    Value get(int index) {
        Fields fields = fields();
        for (int i = 0; fields.next(); i++) {
            if (i == index) {
                return fields.value();
            }
        }
        return MISSING;
    }

    public String string() {
        return new String(bytes, offset + 4, Bson.int32(bytes, offset) - 1, StandardCharsets.UTF_8);
    }

    public boolean bool() {
        return bytes[offset] != 0;
    }

    public long date() {
        return Bson.int64(bytes, offset);
    }

    /** The pattern of a regular expression. */
    public String pattern() {
        return cString(offset);
    }

    /** The option letters of a regular expression. */
    public String options() {
        return cString(Bson.end(bytes, offset) + 1);
    }

    private String cString(int start) {
        return new String(bytes, start, Bson.end(bytes, start) - start, StandardCharsets.UTF_8);
    }

    /** A number as a long, cut off at its range and at the point. */
    public long asLong() {
        return switch (type) {
            case Bson.INT32 -> Bson.int32(bytes, offset);
            case Bson.INT64 -> Bson.int64(bytes, offset);
            case Bson.DOUBLE -> (long) Double.longBitsToDouble(Bson.int64(bytes, offset));
            case Bson.DECIMAL128 -> Numbers.toLong(this);
            default -> throw MongoError.typeMismatch("expected a number but got " + Bson.name(type));
        };
    }

    /** What counts as true where a client may send a boolean or a number. */
    public boolean isTruthy() {
        return switch (type) {
            case Bson.BOOLEAN -> bool();
            case Bson.INT32, Bson.INT64 -> asLong() != 0;
            case Bson.DOUBLE -> Double.longBitsToDouble(Bson.int64(bytes, offset)) != 0;
            case Bson.DECIMAL128 -> KeyWriter.key(this)[0] != KeyWriter.ZERO;
            default -> !isNullish();
        };
    }

    /** The same bytes of the same type; values that are equal but stored otherwise (1 and 1.0) are not identical. */
    public boolean isIdentical(Value other) {
        return type == other.type
                && Arrays.equals(
                        bytes, offset, offset + length(), other.bytes, other.offset, other.offset + other.length());
    }

    /** Whether both are the very same value of the very same document. */
    @SuppressWarnings("ReferenceEquality") // That is the question.
    public boolean isSamePlace(Value other) {
        return bytes == other.bytes && offset == other.offset && type == other.type;
    }

    /** The bytes of a document or an array, on their own. */
    public byte[] toBytes() {
        int length = length();
        return offset == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && isIdentical(value);
    }

    @Override
    public int hashCode() {
        int hash = type;
        for (int i = offset; i < offset + length(); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return Shell.text(this);
    }
}

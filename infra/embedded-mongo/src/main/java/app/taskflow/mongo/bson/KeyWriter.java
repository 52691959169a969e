package app.taskflow.mongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values as bytes that, compared as unsigned bytes, come in MongoDB's order of values. This is the one definition
 * of order and equality in the server: indexes, sorting, comparisons and {@code distinct} all use it.
 *
 * <p>No value's bytes are a prefix of another's, so keys of several values can be written one after the other, each
 * ascending or (all bits inverted) descending. No first byte is 0x00 or 0xFF, so {@code key + 0xFF} is above everything
 * that begins with {@code key}, and below every larger key.
 */
public final class KeyWriter {

    private static final int EMPTY_ARRAY = 0x0A;
    private static final int NULL = 0x0F;
    static final int NOT_A_NUMBER = 0x14;
    static final int NEGATIVE_INFINITY = 0x15;
    static final int NEGATIVE = 0x16;
    static final int ZERO = 0x17;
    static final int POSITIVE = 0x18;
    static final int POSITIVE_INFINITY = 0x19;
    private static final int MIN_KEY = 0x05;
    private static final int STRING = 0x28;
    private static final int DOCUMENT = 0x2D;
    private static final int ARRAY = 0x32;
    private static final int BINARY = 0x37;
    private static final int OBJECT_ID = 0x3C;
    private static final int FALSE = 0x41;
    private static final int TRUE = 0x42;
    private static final int DATE = 0x46;
    private static final int TIMESTAMP = 0x4B;
    private static final int REGEX = 0x50;
    private static final int DB_POINTER = 0x55;
    private static final int CODE = 0x5A;
    private static final int CODE_WITH_SCOPE = 0x5F;
    private static final int MAX_KEY = 0x7F;

    private byte[] buffer = new byte[64];
    private int length;

    /** The bytes of one value, ascending. */
    public static byte[] key(Value value) {
        return new KeyWriter().value(value).toBytes();
    }

    /** The lowest key that values comparable with this one have; for numbers without NaN. */
    public static byte[] lowestOfType(Value value) {
        int tag = tag(value);
        return new byte[] {(byte) (value.isNumber() ? NEGATIVE_INFINITY : tag == TRUE ? FALSE : tag)};
    }

    /** Above all keys that values comparable with this one have. */
    public static byte[] aboveType(Value value) {
        int tag = tag(value);
        return new byte[] {(byte) (value.isNumber() ? POSITIVE_INFINITY + 1 : tag == FALSE ? TRUE + 1 : tag + 1)};
    }

    /** The keys of strings that begin with a text are from here to {@link #abovePrefix}. */
    public static byte[] prefix(String text) {
        KeyWriter writer = new KeyWriter();
        writer.put(STRING);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writer.escaped(utf8, 0, utf8.length);
        return writer.toBytes();
    }

    public static byte[] abovePrefix(String text) {
        byte[] prefix = prefix(text);
        // UTF-8 holds no 0xFF, so that adding one to the last byte never overflows.
        prefix[prefix.length - 1]++;
        return prefix;
    }

    /** With all bits inverted, as keys are where a field is descending. */
    public static byte[] inverted(byte[] key) {
        byte[] inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            inverted[i] = (byte) ~key[i];
        }
        return inverted;
    }

    /** The key of a regular expression as a value. */
    public static byte[] regex(String pattern, String options) {
        KeyWriter writer = new KeyWriter();
        for (String text : new String[] {pattern, options}) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            (writer.length == 0 ? writer.put(REGEX) : writer)
                    .put(utf8, 0, utf8.length)
                    .put(0);
        }
        return writer.toBytes();
    }

    public KeyWriter clear() {
        length = 0;
        return this;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Whether what is written equals a key. */
    public int compareTo(byte[] key) {
        return Arrays.compareUnsigned(buffer, 0, length, key, 0, key.length);
    }

    /** Whether what is written begins with what is not a number, which is neither above nor below one. */
    public boolean isNotANumber() {
        return length > 0 && buffer[0] == NOT_A_NUMBER;
    }

    public static boolean isNotANumber(byte[] key) {
        return key.length > 0 && key[0] == NOT_A_NUMBER;
    }

    public KeyWriter value(Value value, boolean descending) {
        int start = length;
        value(value);
        if (descending) {
            invert(start);
        }
        return this;
    }

    public KeyWriter value(Value value) {
        byte[] bytes = value.bytes();
        int offset = value.offset();
        switch (value.type()) {
            case Bson.INT32, Bson.INT64, Bson.DOUBLE, Bson.DECIMAL128 -> Numbers.write(value, this);
            case Bson.STRING, Bson.SYMBOL -> string(STRING, bytes, offset);
            case Bson.CODE -> string(CODE, bytes, offset);
            case Bson.DOCUMENT -> document(value.fields());
            case Bson.ARRAY -> array(value.fields());
            case Bson.BINARY -> binary(bytes, offset);
            case Bson.OBJECT_ID -> put(OBJECT_ID).put(bytes, offset, 12);
            case Bson.DATE -> put(DATE).int64(Bson.int64(bytes, offset) ^ Long.MIN_VALUE);
            case Bson.TIMESTAMP -> put(TIMESTAMP).int64(Bson.int64(bytes, offset));
            case Bson.REGEX -> {
                int options = Bson.end(bytes, offset) + 1;
                put(REGEX)
                        .put(bytes, offset, options - offset)
                        .put(bytes, options, Bson.end(bytes, options) + 1 - options);
            }
            case Bson.DB_POINTER -> {
                int text = 4 + Bson.int32(bytes, offset);
                put(DB_POINTER).int32(text).put(bytes, offset + 4, text - 4).put(bytes, offset + text, 12);
            }
            case Bson.CODE_WITH_SCOPE -> {
                string(CODE_WITH_SCOPE, bytes, offset + 4);
                document(new Fields(bytes, offset + 8 + Bson.int32(bytes, offset + 4)));
            }
            default -> put(tag(value));
        }
        return this;
    }

    private static int tag(Value value) {
        return switch (value.type()) {
            case Bson.MIN_KEY -> MIN_KEY;
            case Bson.EMPTY_ARRAY -> EMPTY_ARRAY;
            case Bson.NULL, Bson.MISSING, Bson.UNDEFINED -> NULL;
            case Bson.INT32, Bson.INT64, Bson.DOUBLE, Bson.DECIMAL128 -> ZERO;
            case Bson.STRING, Bson.SYMBOL -> STRING;
            case Bson.DOCUMENT -> DOCUMENT;
            case Bson.ARRAY -> ARRAY;
            case Bson.BINARY -> BINARY;
            case Bson.OBJECT_ID -> OBJECT_ID;
            case Bson.BOOLEAN -> value.bool() ? TRUE : FALSE;
            case Bson.DATE -> DATE;
            case Bson.TIMESTAMP -> TIMESTAMP;
            case Bson.REGEX -> REGEX;
            case Bson.DB_POINTER -> DB_POINTER;
            case Bson.CODE -> CODE;
            case Bson.CODE_WITH_SCOPE -> CODE_WITH_SCOPE;
            default -> MAX_KEY;
        };
    }

    /** Types that a comparison such as {@code $gt} holds to be of one kind. */
    public static boolean isComparable(Value one, Value other) {
        return kind(one) == kind(other);
    }

    private static int kind(Value value) {
        int tag = tag(value);
        return tag == TRUE ? FALSE : tag;
    }

    /** Fields are compared by kind, then by name, then by value; a document that ends first is the lower one. */
    private void document(Fields fields) {
        put(DOCUMENT);
        while (fields.next()) {
            Value value = fields.value();
            put(kind(value)).put(fields.bytes(), fields.nameStart(), fields.valueStart() - fields.nameStart());
            value(value);
        }
        put(0);
    }

    private void array(Fields elements) {
        put(ARRAY);
        while (elements.next()) {
            value(elements.value());
        }
        put(0);
    }

    private void string(int tag, byte[] bytes, int offset) {
        put(tag).escaped(bytes, offset + 4, Bson.int32(bytes, offset) - 1).put(0);
    }

    /** A text ends with a zero, so one inside it, and a one, are written as two bytes that keep their order. */
    private KeyWriter escaped(byte[] bytes, int offset, int count) {
        int from = offset;
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] >>> 1 == 0) {
                put(bytes, from, i - from).put(1).put(bytes[i] + 1);
                from = i + 1;
            }
        }
        return put(bytes, from, offset + count - from);
    }

    /** By length, then subtype, then content. */
    private void binary(byte[] bytes, int offset) {
        int size = Bson.int32(bytes, offset);
        put(BINARY);
        if (size < 0xFE) {
            put(size);
        } else {
            put(0xFE).int32(size);
        }
        put(bytes, offset + 4, size + 1);
    }

    void tag(int tag) {
        put(tag);
    }

    KeyWriter put(int b) {
        room(1);
        buffer[length++] = (byte) b;
        return this;
    }

    private KeyWriter put(byte[] bytes, int offset, int count) {
        room(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        return this;
    }

    private KeyWriter int32(int value) {
        return put(value >>> 24).put(value >>> 16).put(value >>> 8).put(value);
    }

    private void int64(long value) {
        int32((int) (value >>> 32)).int32((int) value);
    }

    void invert(int start) {
        for (int i = start; i < length; i++) {
            buffer[i] = (byte) ~buffer[i];
        }
    }

    private void room(int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + count, 2 * buffer.length));
        }
    }
}

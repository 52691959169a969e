package app.taskflow.mongo.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The element types of BSON, and how long a value of each is. */
public final class Bson {

    /** What a path that leads nowhere is said to hold; never stored. */
    public static final byte MISSING = 0;

    /** What an index holds for an array without elements; never stored. */
    static final byte EMPTY_ARRAY = 0x7E;

    public static final byte DOUBLE = 0x01;
    public static final byte STRING = 0x02;
    public static final byte DOCUMENT = 0x03;
    public static final byte ARRAY = 0x04;
    public static final byte BINARY = 0x05;
    public static final byte UNDEFINED = 0x06;
    public static final byte OBJECT_ID = 0x07;
    public static final byte BOOLEAN = 0x08;
    public static final byte DATE = 0x09;
    public static final byte NULL = 0x0A;
    public static final byte REGEX = 0x0B;
    public static final byte DB_POINTER = 0x0C;
    public static final byte CODE = 0x0D;
    public static final byte SYMBOL = 0x0E;
    public static final byte CODE_WITH_SCOPE = 0x0F;
    public static final byte INT32 = 0x10;
    public static final byte TIMESTAMP = 0x11;
    public static final byte INT64 = 0x12;
    public static final byte DECIMAL128 = 0x13;
    public static final byte MIN_KEY = (byte) 0xFF;
    public static final byte MAX_KEY = 0x7F;

    /** The largest document that may be stored. */
    public static final int MAX_DOCUMENT_SIZE = 16 * 1024 * 1024;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bson() {}

    public static int int32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    public static long int64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    public static void int32(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    public static void int64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    public static boolean isNumber(byte type) {
        return type == INT32 || type == INT64 || type == DOUBLE || type == DECIMAL128;
    }

    /** The number of bytes of a value of a valid document. */
    static int length(byte type, byte[] bytes, int offset) {
        return switch (type) {
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
            case BOOLEAN -> 1;
            case INT32 -> 4;
            case DOUBLE, DATE, TIMESTAMP, INT64 -> 8;
            case OBJECT_ID -> 12;
            case DECIMAL128 -> 16;
            case STRING, CODE, SYMBOL -> 4 + int32(bytes, offset);
            case DOCUMENT, ARRAY, CODE_WITH_SCOPE -> int32(bytes, offset);
            case BINARY -> 5 + int32(bytes, offset);
            case DB_POINTER -> 4 + int32(bytes, offset) + 12;
            case REGEX -> {
                int options = end(bytes, offset) + 1;
                yield end(bytes, options) + 1 - offset;
            }
            default -> throw new IllegalStateException("BSON type " + type);
        };
    }

    /** Where the C string that begins at {@code offset} has its terminating zero. */
    static int end(byte[] bytes, int offset) {
        int end = offset;
        while (bytes[end] != 0) {
            end++;
        }
        return end;
    }

    /** The name of a type as messages and {@code $type} use it. */
    public static String name(byte type) {
        return switch (type) {
            case MISSING -> "missing";
            case DOUBLE -> "double";
            case STRING -> "string";
            case DOCUMENT -> "object";
            case ARRAY -> "array";
            case BINARY -> "binData";
            case UNDEFINED -> "undefined";
            case OBJECT_ID -> "objectId";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case NULL -> "null";
            case REGEX -> "regex";
            case DB_POINTER -> "dbPointer";
            case CODE -> "javascript";
            case SYMBOL -> "symbol";
            case CODE_WITH_SCOPE -> "javascriptWithScope";
            case INT32 -> "int";
            case TIMESTAMP -> "timestamp";
            case INT64 -> "long";
            case DECIMAL128 -> "decimal";
            case MIN_KEY -> "minKey";
            case MAX_KEY -> "maxKey";
            default -> "unknown";
        };
    }
}

package app.taskflow.mongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over the elements of a document or an array: {@link #next} first, then the accessors. */
public final class Fields {

    private final byte[] bytes;
    private int position;
    private byte type;
    private int nameStart;
    private int valueStart;

    Fields(byte[] bytes, int documentOffset) {
        this.bytes = bytes;
        this.position = documentOffset + 4;
    }

    public boolean next() {
        type = bytes[position];
        if (type == 0) {
            return false;
        }
        nameStart = position + 1;
        valueStart = Bson.end(bytes, nameStart) + 1;
        position = valueStart + Bson.length(type, bytes, valueStart);
        return true;
    }

    public byte type() {
        return type;
    }

    public Value value() {
        return new Value(bytes, type, valueStart);
    }

    public String name() {
        return new String(bytes, nameStart, valueStart - 1 - nameStart, StandardCharsets.UTF_8);
    }

    /** Compares the name with UTF-8 bytes, without decoding it. */
    public boolean isNamed(byte[] name) {
        return Arrays.equals(bytes, nameStart, valueStart - 1, name, 0, name.length);
    }

    byte[] bytes() {
        return bytes;
    }

    int nameStart() {
        return nameStart;
    }

    int valueStart() {
        return valueStart;
    }

    /** The position after this element. */
    int end() {
        return position;
    }
}

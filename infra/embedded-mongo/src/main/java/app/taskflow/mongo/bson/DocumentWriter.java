package app.taskflow.mongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes documents element by element into a growing buffer; every {@code start} needs its {@link #end}. */
public final class DocumentWriter {

    private static final byte[][] POSITIONS = new byte[1024][];

    static {
        for (int i = 0; i < POSITIONS.length; i++) {
            POSITIONS[i] = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private byte[] buffer;
    private int length;
    private int[] starts = new int[8];
    private int depth;

    public DocumentWriter() {
        this(256);
    }

    public DocumentWriter(int capacity) {
        buffer = new byte[capacity];
    }

    /** Forgets what is written and keeps the buffer, unless that has become a large one. */
    public void clear() {
        length = 0;
        depth = 0;
        if (buffer.length > 1 << 20) {
            buffer = new byte[1 << 16];
        }
    }

    /** Forgets what is written behind a position, with all documents that are not ended. */
    public void truncate(int position) {
        length = position;
        depth = 0;
    }

    public int length() {
        return length;
    }

    /** The bytes themselves, of which the first {@link #length} count. */
    public byte[] buffer() {
        return buffer;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Begins a document that is not an element of another one. */
    public DocumentWriter start() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth++] = length;
        return raw32(0);
    }

    public DocumentWriter startDocument(String name) {
        return name(Bson.DOCUMENT, name).start();
    }

    public DocumentWriter startArray(String name) {
        return name(Bson.ARRAY, name).start();
    }

    public DocumentWriter end() {
        room(1);
        buffer[length++] = 0;
        int start = starts[--depth];
        Bson.int32(buffer, start, length - start);
        return this;
    }

    /** Begins a document in an array. */
    public DocumentWriter startDocument(int position) {
        return name(Bson.DOCUMENT, position).start();
    }

    public DocumentWriter put(String name, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        name(Bson.STRING, name).raw32(utf8.length + 1);
        return cString(utf8);
    }

    public DocumentWriter put(String name, int value) {
        return name(Bson.INT32, name).raw32(value);
    }

    public DocumentWriter put(String name, long value) {
        return name(Bson.INT64, name).raw64(value);
    }

    public DocumentWriter put(String name, double value) {
        return name(Bson.DOUBLE, name).raw64(Double.doubleToRawLongBits(value));
    }

    public DocumentWriter put(String name, boolean value) {
        name(Bson.BOOLEAN, name).room(1);
        buffer[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    public DocumentWriter putDate(String name, long millis) {
        return name(Bson.DATE, name).raw64(millis);
    }

    public DocumentWriter putNull(String name) {
        return name(Bson.NULL, name);
    }

    public DocumentWriter put(String name, Value value) {
        return name(value.type(), name).raw(value.bytes(), value.offset(), value.length());
    }

    public DocumentWriter put(int position, Value value) {
        return name(value.type(), position).raw(value.bytes(), value.offset(), value.length());
    }

    /** A whole document as an element of an array. */
    public DocumentWriter put(int position, byte[] document) {
        return name(Bson.DOCUMENT, position).raw(document, 0, document.length);
    }

    public DocumentWriter put(String name, byte[] document) {
        return name(Bson.DOCUMENT, name).raw(document, 0, document.length);
    }

    /** The element on which the walk stands, as it is. */
    public DocumentWriter put(Fields fields) {
        return raw(fields.bytes(), fields.nameStart() - 1, fields.end() - fields.nameStart() + 1);
    }

    /** All elements of a document. */
    public DocumentWriter putAll(Value document) {
        return raw(document.bytes(), document.offset() + 4, document.length() - 5);
    }

    public DocumentWriter raw(byte[] bytes, int offset, int count) {
        room(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        return this;
    }

    public DocumentWriter raw32(int value) {
        room(4);
        Bson.int32(buffer, length, value);
        length += 4;
        return this;
    }

    DocumentWriter raw64(long value) {
        room(8);
        Bson.int64(buffer, length, value);
        length += 8;
        return this;
    }

    DocumentWriter name(byte type, String name) {
        return name(type, name.getBytes(StandardCharsets.UTF_8));
    }

    DocumentWriter name(byte type, int position) {
        return name(
                type,
                position < POSITIONS.length
                        ? POSITIONS[position]
                        : Integer.toString(position).getBytes(StandardCharsets.US_ASCII));
    }

    private DocumentWriter name(byte type, byte[] name) {
        room(1);
        buffer[length++] = type;
        return cString(name);
    }

    DocumentWriter cString(byte[] text) {
        raw(text, 0, text.length);
        room(1);
        buffer[length++] = 0;
        return this;
    }

    private void room(int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + count, 2 * buffer.length));
        }
    }
}

package app.taskflow.mongo.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sequence of changes as bytes, in the order in which they are to be made. */
public final class Changes {

    static final byte PUT = 1;
    static final byte REMOVE = 2;
    static final byte CREATE = 3;
    static final byte DROP = 4;
    static final byte RENAME = 5;
    static final byte CREATE_INDEX = 6;
    static final byte DROP_INDEX = 7;

    private byte[] buffer = new byte[128];
    private int length;

    /** Who makes the changes again when they are read back. */
    public interface Receiver {

        void put(int collection, long record, byte[] document);

        void remove(int collection, long record);

        void create(int collection, String namespace);

        void drop(int collection);

        void rename(int collection, String namespace);

        void createIndex(int collection, byte[] description);

        void dropIndex(int collection, String name);
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    byte[] buffer() {
        return buffer;
    }

    void clear() {
        length = 0;
    }

    public Changes put(int collection, long record, byte[] document) {
        return op(PUT).number(collection).number(record).bytes(document);
    }

    public Changes remove(int collection, long record) {
        return op(REMOVE).number(collection).number(record);
    }

    public Changes create(int collection, String namespace) {
        return op(CREATE).number(collection).text(namespace);
    }

    public Changes drop(int collection) {
        return op(DROP).number(collection);
    }

    public Changes rename(int collection, String namespace) {
        return op(RENAME).number(collection).text(namespace);
    }

    public Changes createIndex(int collection, byte[] description) {
        return op(CREATE_INDEX).number(collection).bytes(description);
    }

    public Changes dropIndex(int collection, String name) {
        return op(DROP_INDEX).number(collection).text(name);
    }

    private Changes op(byte op) {
        room(1);
        buffer[length++] = op;
        return this;
    }

    /** Seven bits a byte, the low ones first. */
    private Changes number(long number) {
        room(10);
        long rest = number;
        while (rest > 0x7F) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
        return this;
    }

    private Changes text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Changes bytes(byte[] bytes) {
        number(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    private void room(int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + count, 2 * buffer.length));
        }
    }

    /** Reads changes back. The bytes are known to be whole. */
    static void replay(byte[] bytes, int count, Receiver receiver) {
        Reader reader = new Reader(bytes);
        while (reader.position < count) {
            byte op = bytes[reader.position++];
            int collection = (int) reader.number();
            switch (op) {
                case PUT -> receiver.put(collection, reader.number(), reader.bytes());
                case REMOVE -> receiver.remove(collection, reader.number());
                case CREATE -> receiver.create(collection, reader.text());
                case DROP -> receiver.drop(collection);
                case RENAME -> receiver.rename(collection, reader.text());
                case CREATE_INDEX -> receiver.createIndex(collection, reader.bytes());
                case DROP_INDEX -> receiver.dropIndex(collection, reader.text());
                default -> throw new IllegalStateException("change " + op + " is of a later version");
            }
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[position++];
                number |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return number;
                }
            }
        }

        byte[] bytes() {
            int size = (int) number();
            position += size;
            return Arrays.copyOfRange(bytes, position - size, position);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}

package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The unit of a file: a header of 24 bytes (magic, kind, length, checksum, sequence number) and a payload. The checksum
 * is over all of it but the magic and itself.
 */
final class Frame {

    static final int HEADER_BYTES = 24;
    static final int MAGIC = 0x4A4D4654;

    /** What a payload is: the beginning of a file, changes, or the end of a complete snapshot. */
    static final int HEADER = 1;

    static final int CHANGES = 2;
    static final int END = 3;

    private static final int BUFFER_BYTES = 1 << 20;

    private Frame() {}

    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes a frame at the end of a file; returns its size. */
    static int write(FileChannel file, ByteBuffer buffer, int kind, long sequence, List<Changes> payload)
            throws IOException {
        int length = 0;
        for (Changes changes : payload) {
            length = Math.addExact(length, changes.length());
        }
        CRC32C checksum = new CRC32C();
        buffer.clear();
        buffer.putInt(MAGIC).putInt(kind).putInt(length).putInt(0).putLong(sequence);
        update(checksum, buffer);
        for (Changes changes : payload) {
            checksum.update(changes.buffer(), 0, changes.length());
        }
        buffer.putInt(12, (int) checksum.getValue());
        for (Changes changes : payload) {
            int from = 0;
            while (from < changes.length()) {
                int count = Math.min(buffer.remaining(), changes.length() - from);
                buffer.put(changes.buffer(), from, count);
                from += count;
                if (!buffer.hasRemaining()) {
                    flush(file, buffer);
                }
            }
        }
        flush(file, buffer);
        return HEADER_BYTES + length;
    }

    private static void flush(FileChannel file, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    private static void update(CRC32C checksum, ByteBuffer header) {
        checksum.update(header.duplicate().limit(12).position(4));
        checksum.update(header.duplicate().limit(24).position(16));
    }

    static boolean isIntact(ByteBuffer header, byte[] payload, int length) {
        CRC32C checksum = new CRC32C();
        update(checksum, header);
        checksum.update(payload, 0, length);
        return (int) checksum.getValue() == header.getInt(12);
    }
}

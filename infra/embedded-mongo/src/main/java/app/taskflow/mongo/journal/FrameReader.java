package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the frames of a file one after the other, up to the first that is not whole. */
final class FrameReader implements AutoCloseable {

    private final FileChannel file;
    private final long size;
    private final ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] payload = new byte[1 << 16];
    private long position;

    FrameReader(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        size = file.size();
    }

    /** Reads the next frame; false at the end of the file or where what follows is not a whole frame. */
    boolean next() throws IOException {
        if (!read(position)) {
            return false;
        }
        position += Frame.HEADER_BYTES + length();
        return true;
    }

    private boolean read(long at) throws IOException {
        if (size - at < Frame.HEADER_BYTES) {
            return false;
        }
        fill(header.clear(), at);
        header.flip();
        int length = length();
        if (header.getInt(0) != Frame.MAGIC || length < 0 || length > size - at - Frame.HEADER_BYTES) {
            return false;
        }
        if (payload.length < length) {
            payload = new byte[Math.max(length, 2 * payload.length)];
        }
        fill(ByteBuffer.wrap(payload, 0, length), at + Frame.HEADER_BYTES);
        return Frame.isIntact(header, payload, length);
    }

    private void fill(ByteBuffer buffer, long at) throws IOException {
        long from = at;
        while (buffer.hasRemaining()) {
            int count = file.read(buffer, from);
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            from += count;
        }
    }

    int kind() {
        return header.getInt(4);
    }

    int length() {
        return header.getInt(8);
    }

    long sequence() {
        return header.getLong(16);
    }

    byte[] payload() {
        return payload;
    }

    /** Where the frames read so far end. */
    long position() {
        return position;
    }

    long size() {
        return size;
    }

    /**
     * Whether a whole frame begins anywhere behind the place where reading ended. Frames are made durable one after the
     * other, so then what is broken is not an unfinished last one, but damage.
     */
    boolean hasLaterFrame() throws IOException {
        byte[] block = new byte[1 << 16];
        for (long at = position + 1; at < size; ) {
            int count = (int) Math.min(block.length, size - at);
            fill(ByteBuffer.wrap(block, 0, count), at);
            for (int i = 0; i + 4 <= count; i++) {
                boolean found = block[i] == 'T' && block[i + 1] == 'F' && block[i + 2] == 'M' && block[i + 3] == 'J';
                if (found && read(at + i)) {
                    return true;
                }
            }
            at += count == block.length ? count - 3 : count;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

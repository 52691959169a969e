package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The changes since the last snapshot, in files of a limited size. {@link #append} returns when they are on disk. Used by
 * one thread.
 *
 * <p>When writing fails, the journal is cut back to its last durable frame before it goes on in a new file, so that
 * nothing of what failed comes back; the new file says where the old one ends.
 */
public final class Journal implements AutoCloseable {

    private final Directory directory;
    private final long maxFileBytes;
    private final ByteBuffer buffer = Frame.buffer();
    private FileChannel file;
    private long number;
    private long sequence;
    private long durable;
    private long bytes;
    private boolean rolling;

    /** Continues after what was read: behind {@code position} in file {@code number}, or with a first file. */
    Journal(Directory directory, long maxFileBytes, long number, long sequence, long position, long bytes)
            throws IOException {
        this.directory = directory;
        this.maxFileBytes = maxFileBytes;
        this.number = number;
        this.sequence = sequence;
        this.bytes = bytes;
        if (position > 0) {
            file = FileChannel.open(directory.journal(number), StandardOpenOption.WRITE);
            cut(file, position);
            // What was read may be in the memory of the system only, and its readers are to rely on it.
            file.force(true);
            directory.force();
            durable = position;
        } else {
            file = create(number, 0);
            durable = Frame.HEADER_BYTES;
        }
    }

    private static void cut(FileChannel file, long position) throws IOException {
        if (file.size() > position) {
            file.truncate(position);
        }
        file.position(position);
    }

    private FileChannel create(long created, long previousEnd) throws IOException {
        Path path = directory.journal(created);
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            Frame.write(channel, buffer, Frame.HEADER, previousEnd, List.of());
            channel.force(true);
            directory.force();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Writes changes as one frame, of which either all or none is there after a crash, and makes it durable. */
    public void append(List<Changes> changes) throws IOException {
        if (durable > maxFileBytes || rolling) {
            roll();
        }
        int written = Frame.write(file, buffer, Frame.CHANGES, sequence, changes);
        file.force(false);
        sequence++;
        durable += written;
        bytes += written;
    }

    /** Begins a new file; returns its number. A snapshot of what is before it takes the place of the older files. */
    public long roll() throws IOException {
        FileChannel full = file;
        // Whatever comes of it: a new file may be there and say where this one ends, so this one must not grow.
        rolling = true;
        file = create(number + 1, durable);
        rolling = false;
        number++;
        durable = Frame.HEADER_BYTES;
        full.close();
        return number;
    }

    /** After a failure: forgets what is not durable and begins a new file. */
    public void repair() throws IOException {
        if (!file.isOpen()) {
            file = FileChannel.open(directory.journal(number), StandardOpenOption.WRITE);
        }
        cut(file, durable);
        file.force(true);
        roll();
    }

    /** The sequence number of the next frame. */
    public long sequence() {
        return sequence;
    }

    /** How many bytes of changes there are since the last snapshot. */
    public long bytes() {
        return bytes;
    }

    /** A snapshot has taken the place of the changes up to when the journal had so many bytes. */
    public void replaced(long snapshotted) {
        bytes -= snapshotted;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

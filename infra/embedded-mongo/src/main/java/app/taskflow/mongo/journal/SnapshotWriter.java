package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes a snapshot: changes that, made on nothing, give the state at the beginning of a journal file. */
public final class SnapshotWriter implements AutoCloseable {

    private static final int FRAME_BYTES = 1 << 20;

    private final Directory directory;
    private final long number;
    private final FileChannel file;
    private final ByteBuffer buffer = Frame.buffer();
    private final Changes changes = new Changes();
    private long frames;

    /**
     * @param number the journal file whose beginning it shows
     * @param sequence the sequence number of that file's first frame
     */
    public SnapshotWriter(Path path, long number, long sequence) throws IOException {
        this.directory = new Directory(path);
        this.number = number;
        this.file = FileChannel.open(
                directory.incomplete(number),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Frame.write(file, buffer, Frame.HEADER, sequence, List.of());
    }

    /** Where to add the next changes. */
    public Changes changes() throws IOException {
        if (changes.length() > FRAME_BYTES) {
            flush();
            if (frames % 8 == 0) {
                // In small portions, so that the journal does not have to wait for a large one.
                file.force(false);
            }
        }
        return changes;
    }

    private void flush() throws IOException {
        Frame.write(file, buffer, Frame.CHANGES, frames++, List.of(changes));
        changes.clear();
    }

    /** Makes the snapshot durable, then valid, and removes what it stands for. */
    public void complete() throws IOException {
        flush();
        Frame.write(file, buffer, Frame.END, frames, List.of());
        file.force(true);
        file.close();
        Files.move(directory.incomplete(number), directory.snapshot(number), StandardCopyOption.ATOMIC_MOVE);
        directory.force();
        directory.removeBefore(number);
    }

    /** Gives up what is not complete. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(directory.incomplete(number));
    }
}

package app.taskflow.command.imports.intake;

import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.web.background.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file, kept a chunk at a time: while one is written, the next is read. Two are in memory at the most. For one
 * thread.
 */
final class Chunks implements AutoCloseable {

    /** Writes a chunk. */
    @FunctionalInterface
    interface Store {

        /** @param number of the chunk, from 0 */
        void put(long number, List<ImportRow> rows);
    }

    /** In bytes of events: a commit of a chunk must fit into a document. */
    private static final int CHUNK_BYTES = 2 << 20;

    private final IntakeProperties properties;
    private final Background background;
    private final Store store;
    private final List<ImportRow> chunk = new ArrayList<>();
    private @Nullable Future<?> writing;
    private int bytes;
    private long rows;
    private long count;

    Chunks(IntakeProperties properties, Background background, Store store) {
        this.properties = properties;
        this.background = background;
        this.store = store;
    }

    /** How many rows there were. */
    long rows() {
        return rows;
    }

    /** How many chunks they made. */
    long count() {
        return count;
    }

    /**
     * @throws TooManyRowsException if there are more rows than one import may have
     * @throws RuntimeException what the store has thrown at an earlier chunk
     */
    void add(ImportRow row) {
        rows++;
        if (rows > properties.rows()) {
            throw new TooManyRowsException(properties.rows());
        }
        chunk.add(row);
        bytes += row instanceof ImportRow.Valid valid ? valid.created().length : 0;
        if (chunk.size() >= properties.chunkRows() || bytes >= CHUNK_BYTES) {
            write();
        }
    }

    /**
     * Returns when all of it is written.
     *
     * @throws RuntimeException what the store has thrown
     */
    void finish() {
        if (!chunk.isEmpty()) {
            write();
        }
        settle();
    }

    private void write() {
        settle();
        List<ImportRow> full = List.copyOf(chunk);
        long number = count++;
        writing = background.begin(() -> store.put(number, full));
        chunk.clear();
        bytes = 0;
    }

    private void settle() {
        Future<?> last = writing;
        writing = null;
        if (last != null) {
            Background.await(last);
        }
    }

    /** Returns when nothing is written any more, whatever becomes of it: who has finished has nothing left. */
    @Override
    public void close() {
        settle();
    }
}

package app.taskflow.formats.row;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, in its order. For one thread; reads as it goes, in memory bounded by a few rows and 40 bytes
 * for each row read (to count equal ones). Deterministic: the same bytes, source and options give the same rows, so
 * one who was interrupted reads anew and skips as many as were handled.
 */
public interface RowReader extends AutoCloseable {

    /**
     * The next row, null at the end and ever after.
     *
     * @throws UnreadableImportException if what follows is not the format; the rows before it stand, none follows
     * @throws IOException if the stream itself fails
     */
    @Nullable
    Row next() throws IOException;

    /** Closes the stream that was opened, and deletes what was kept on disk. */
    @Override
    void close() throws IOException;
}

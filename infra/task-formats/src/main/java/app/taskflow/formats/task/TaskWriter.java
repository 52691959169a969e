package app.taskflow.formats.task;

import java.io.Closeable;
import java.io.IOException;

/** Writes tasks to a stream, one after the other, in the memory of one. */
public interface TaskWriter extends Closeable {

    void write(PortableTask task) throws IOException;

    /** Writes what comes last, and flushes; the stream stays open, as it is its opener's. */
    @Override
    void close() throws IOException;
}

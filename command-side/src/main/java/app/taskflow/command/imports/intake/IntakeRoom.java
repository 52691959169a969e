package app.taskflow.command.imports.intake;

import app.taskflow.formats.ImportReaders;
import app.taskflow.formats.row.Source;
import java.util.concurrent.Semaphore;

/**
 * The memory that the uploads of a node share. Each takes as much as the worst file of its source may need before its
 * first byte is read, so that no crowd of files, however they are made, costs the node its life. Safe for use by many
 * threads.
 */
final class IntakeRoom {

    /** An upload holds so much at least, whatever its format: a chunk of rows, their events and their bytes. */
    private static final long CHUNK_BYTES = 8L << 20;

    private static final int UNIT = 1 << 10;

    private final Semaphore units;

    /** @param bytes for all together; one upload alone always finds room */
    IntakeRoom(long bytes) {
        long most = 0;
        for (Source source : Source.values()) {
            most = Math.max(most, bytes(source));
        }
        units = new Semaphore((int) Math.min(Integer.MAX_VALUE, Math.max(bytes, most) / UNIT));
    }

    private static long bytes(Source source) {
        return CHUNK_BYTES + ImportReaders.mostBytes(source);
    }

    /** What one upload has taken; closing it gives it back, once. */
    final class Taken implements AutoCloseable {

        private final int taken;

        private Taken(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            units.release(taken);
        }
    }

    /** @throws IntakeFullException if others have taken too much */
    Taken take(Source source) {
        int wanted = (int) (bytes(source) / UNIT);
        if (!units.tryAcquire(wanted)) {
            throw new IntakeFullException();
        }
        return new Taken(wanted);
    }
}

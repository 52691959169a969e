package app.taskflow.system.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * A file of tasks that is made while it is read, so that nobody ever holds all of it. Those of many rows and those of
 * many bytes have no task in common.
 */
final class GeneratedFile extends InputStream {

    private static final byte[] HEADER = "externalId,title,description\n".getBytes(UTF_8);

    private static final long ROW = 8_192;

    private final LongFunction<String> row;
    private final long rows;
    private long made;
    private byte[] piece = HEADER;
    private int at;

    /** @param row the line of a row, by its number from 1 */
    GeneratedFile(long rows, LongFunction<String> row) {
        this.rows = rows;
        this.row = row;
    }

    static GeneratedFile ofRows(long rows) {
        return new GeneratedFile(rows, row -> "r%d,Task number %d,\n".formatted(row, row));
    }

    /** Of so many bytes to the last one, in rows of 8 KiB, but for the first two, which share what is left over. */
    static GeneratedFile ofBytes(long bytes) {
        long shared = ROW + (bytes - HEADER.length) % ROW;
        return new GeneratedFile(
                rowsOf(bytes), row -> padded(row, row == 1 ? shared / 2 : row == 2 ? shared - shared / 2 : ROW));
    }

    /** How many rows such a file has. */
    static long rowsOf(long bytes) {
        return (bytes - HEADER.length) / ROW + 1;
    }

    private static String padded(long row, long length) {
        String start = "b%d,Task number %d,".formatted(row, row);
        return start + "d".repeat((int) length - start.length() - 1) + "\n";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (at == piece.length) {
            if (made == rows) {
                return -1;
            }
            piece = row.apply(++made).getBytes(UTF_8);
            at = 0;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }
}

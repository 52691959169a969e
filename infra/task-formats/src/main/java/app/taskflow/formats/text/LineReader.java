package app.taskflow.formats.text;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Physical lines with their numbers, each kept to a limit only. */
public final class LineReader implements AutoCloseable {

    /**
     * @param number from 1
     * @param text without its end; cut if {@code length} is more
     */
    public record Line(long number, String text, long length) {

        public boolean isCut() {
            return length > text.length();
        }
    }

    private final Reader in;
    private final int longest;
    private final char[] block = new char[1 << 13];
    private int next;
    private int limit;
    private long number;
    private boolean afterReturn;

    public LineReader(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line, null after the last. */
    public @Nullable Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        long length = 0;
        boolean any = false;
        while (fill()) {
            int end = next;
            if (afterReturn) {
                afterReturn = false;
                if (block[end] == '\n') {
                    next++;
                    continue;
                }
            }
            while (end < limit && block[end] != '\n' && block[end] != '\r') {
                end++;
            }
            any = true;
            length += end - next;
            text.append(block, next, Math.min(end - next, longest - text.length()));
            next = end;
            if (end < limit) {
                afterReturn = block[end] == '\r';
                next++;
                return new Line(++number, text.toString(), length);
            }
        }
        return any ? new Line(++number, text.toString(), length) : null;
    }

    private boolean fill() throws IOException {
        while (next == limit) {
            int n = in.read(block);
            if (n < 0) {
                return false;
            }
            next = 0;
            limit = n;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

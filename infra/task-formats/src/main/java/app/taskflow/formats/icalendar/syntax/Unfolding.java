package app.taskflow.formats.icalendar.syntax;

import app.taskflow.formats.text.Limits;
import app.taskflow.formats.text.LineReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Logical lines: a physical line that starts with a blank goes on with the one before it. */
final class Unfolding implements AutoCloseable {

    /**
     * @param number of its first physical line
     * @param cut whether it was longer than is kept
     */
    record Line(long number, String text, boolean cut) {}

    private final LineReader lines;
    private LineReader.@Nullable Line ahead;
    private boolean started;

    Unfolding(Reader in) {
        lines = new LineReader(in, Limits.RECORD_CHARS);
    }

    /** The next line that is not blank, null after the last. */
    @Nullable
    Line next() throws IOException {
        if (!started) {
            started = true;
            ahead = lines.next();
        }
        while (ahead != null && ahead.text().isBlank() && !ahead.isCut()) {
            ahead = lines.next();
        }
        LineReader.Line first = ahead;
        if (first == null) {
            return null;
        }
        boolean cut = first.isCut();
        StringBuilder text = new StringBuilder(first.text());
        for (ahead = lines.next(); ahead != null && isContinuation(ahead.text()); ahead = lines.next()) {
            cut |= ahead.isCut() || text.length() + ahead.text().length() > Limits.RECORD_CHARS;
            if (!cut) {
                text.append(ahead.text(), 1, ahead.text().length());
            }
        }
        return new Line(first.number(), text.toString(), cut);
    }

    private static boolean isContinuation(String text) {
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

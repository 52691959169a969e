package app.taskflow.formats.csv;

import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.text.Limits;
import app.taskflow.formats.text.Place;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into records and cells. Our own, as we promise what libraries do not: a cell of any length costs bounded
 * memory and its row only, a quote that is never closed is named with line and column, and so is what follows one that
 * was closed. Lines without any cell are skipped.
 */
final class CsvTokenizer {

    private static final int MOST_CELLS = 10_000;

    private enum State {
        START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final Reader in;
    private final char separator;
    private final char[] block = new char[1 << 13];
    private int next;
    private int limit;
    private final Place place = new Place();

    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int kept;
    private @Nullable Finding problem;
    private long quoteLine;
    private long quoteColumn;

    CsvTokenizer(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** The next record, null after the last. */
    @Nullable
    CsvRecord next() throws IOException {
        CsvRecord read;
        do {
            read = record();
        } while (read != null
                && read.cells().size() == 1
                && read.cells().getFirst().isEmpty()
                && read.problem() == null);
        return read;
    }

    private @Nullable CsvRecord record() throws IOException {
        long line = place.line();
        int c = read();
        if (c < 0) {
            return null;
        }
        cells = new ArrayList<>();
        kept = 0;
        problem = null;
        State state = State.START;
        while (c >= 0 && !(state != State.QUOTED && isLineEnd(c))) {
            state = step(state, (char) c);
            c = read();
        }
        if (c < 0 && state == State.QUOTED) {
            throw new UnreadableImportException("A quote is opened and never closed", quoteLine, quoteColumn);
        }
        if (c == '\r' && peek() == '\n') {
            read();
        }
        endCell();
        return new CsvRecord(line, cells, problem);
    }

    private State step(State state, char c) {
        return switch (state) {
            case START, PLAIN -> {
                if (c == separator) {
                    endCell();
                    yield State.START;
                }
                if (c == '"' && state == State.START) {
                    quoteLine = place.line();
                    quoteColumn = place.column() - 1;
                    yield State.QUOTED;
                }
                append(c);
                yield State.PLAIN;
            }
            case QUOTED -> {
                if (c == '"') {
                    yield State.QUOTE_IN_QUOTED;
                }
                append(c);
                yield State.QUOTED;
            }
            case QUOTE_IN_QUOTED -> {
                if (c == separator) {
                    endCell();
                    yield State.START;
                }
                append(c);
                if (c == '"') {
                    yield State.QUOTED;
                }
                report(
                        Finding.Code.MALFORMED_ROW,
                        "has text after the closing quote in line %d, column %d; the quote was opened in line %d, column %d"
                                .formatted(place.line(), place.column() - 1, quoteLine, quoteColumn));
                yield State.PLAIN;
            }
        };
    }

    private void append(char c) {
        if (++kept > Limits.RECORD_CHARS) {
            report(Finding.Code.ROW_TOO_LONG, "is longer than %d characters".formatted(Limits.RECORD_CHARS));
        } else {
            cell.append(c);
        }
    }

    private void endCell() {
        if (cells.size() == MOST_CELLS) {
            report(Finding.Code.ROW_TOO_LONG, "has more than %d cells".formatted(MOST_CELLS));
        } else {
            cells.add(cell.toString());
        }
        cell.setLength(0);
    }

    /** The first problem of a record explains the others. */
    private void report(Finding.Code code, String message) {
        if (problem == null) {
            problem = new Finding(code, null, message);
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private int read() throws IOException {
        int c = peek();
        if (c >= 0) {
            next++;
            place.pass((char) c);
        }
        return c;
    }

    private int peek() throws IOException {
        while (next == limit) {
            int n = in.read(block);
            if (n < 0) {
                return -1;
            }
            next = 0;
            limit = n;
        }
        return block[next];
    }
}

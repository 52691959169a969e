package app.taskflow.formats.csv;

import app.taskflow.formats.row.UnreadableImportException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file with a header: the records after it, and which cell belongs to which column. */
public final class CsvTable implements AutoCloseable {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int HEAD = 1 << 16;

    private final Reader in;
    private final CsvTokenizer records;
    private final List<String> columns;
    private long number;

    private CsvTable(Reader in, CsvTokenizer records, List<String> columns) {
        this.in = in;
        this.records = records;
        this.columns = columns;
    }

    /**
     * Finds the header, and by it the separator (comma, semicolon or tab).
     *
     * @param needed columns without which it is no header; names are compared without case and outer white space
     * @param within how many records may be looked at: 1 if the header must be the first
     * @throws UnreadableImportException if there is none
     */
    public static CsvTable open(Reader file, List<String> needed, int within) throws IOException {
        PushbackReader in = new PushbackReader(file, HEAD);
        char[] head = new char[HEAD];
        int length = fill(in, head);
        in.unread(head, 0, length);
        for (char separator : SEPARATORS) {
            int header = find(new String(head, 0, length), separator, needed, within);
            if (header >= 0) {
                CsvTokenizer records = new CsvTokenizer(in, separator);
                for (int i = 0; i < header; i++) {
                    records.next();
                }
                CsvRecord found = records.next();
                return new CsvTable(in, records, found == null ? List.of() : names(found));
            }
        }
        throw new UnreadableImportException(
                "There is no header with the column%s %s"
                        .formatted(needed.size() == 1 ? "" : "s", String.join(", ", needed)),
                1,
                1);
    }

    private static int fill(Reader in, char[] head) throws IOException {
        int length = 0;
        try {
            for (int n = in.read(head); n > 0; n = in.read(head, length, head.length - length)) {
                length += n;
            }
        } catch (UnreadableImportException later) {
            // What stands before the unreadable place may be a header; whoever reads on comes to the place again.
            return length;
        }
        return length;
    }

    private static int find(String head, char separator, List<String> needed, int within) throws IOException {
        CsvTokenizer probe = new CsvTokenizer(new StringReader(head), separator);
        for (int i = 0; i < within; i++) {
            CsvRecord candidate;
            try {
                candidate = probe.next();
            } catch (UnreadableImportException e) {
                return -1;
            }
            if (candidate == null) {
                return -1;
            }
            if (names(candidate).containsAll(needed.stream().map(CsvTable::fold).toList())) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> names(CsvRecord header) {
        return header.cells().stream().map(CsvTable::fold).toList();
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The names in the header, in lower case and stripped. */
    public List<String> columns() {
        return columns;
    }

    /** The index of the column, -1 if there is none. */
    public int column(String name) {
        return columns.indexOf(fold(name));
    }

    /** The next record that is not blank, null after the last. */
    public @Nullable CsvRecord next() throws IOException {
        CsvRecord read;
        do {
            read = records.next();
        } while (read != null && read.isBlank());
        if (read != null) {
            number++;
        }
        return read;
    }

    /** The number of the record read last, from 1. */
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package app.taskflow.formats.csv;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes cells that no spreadsheet takes for a formula, and reads them back as they were.
 *
 * <p>A cell that starts with {@code = + - @}, TAB or CR, or with apostrophes before one of these, gets an apostrophe in
 * front; such a cell loses one when read. So every text comes back exactly, and no text is written that starts with one
 * of these characters.
 */
public final class CsvCells {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvCells() {}

    /** Writes a record with its line end. */
    public static void writeRecord(Appendable out, List<? extends @Nullable CharSequence> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            CharSequence cell = cells.get(i);
            if (cell != null) {
                write(out, cell.toString());
            }
        }
        out.append("\r\n");
    }

    private static void write(Appendable out, String cell) throws IOException {
        String safe = isGuarded(cell, 0) ? "'" + cell : cell;
        if (needsQuotes(safe)) {
            out.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            out.append(safe);
        }
    }

    /** The text that was written as this cell. */
    public static String unguard(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && isGuarded(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isGuarded(String cell, int from) {
        int i = from;
        while (i < cell.length() && cell.charAt(i) == '\'') {
            i++;
        }
        return i < cell.length() && FORMULA_STARTS.indexOf(cell.charAt(i)) >= 0;
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            // The separators of others too, as our files are opened by what is set to them.
            if (c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t') {
                return true;
            }
        }
        return !cell.isEmpty() && (cell.charAt(0) == ' ' || cell.charAt(cell.length() - 1) == ' ');
    }
}

package app.taskflow.cli.terminal;

import java.text.BreakIterator;
import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text measured in the columns of a terminal, where a Chinese character takes two and a combining accent none. */
public final class Text {

    private static final String CUT = "…";

    private Text() {}

    /**
     * The text on one line and without characters that would steer a terminal or turn the order of the line around;
     * what users wrote must never be printed without this.
     */
    public static String printable(String text) {
        return text.replaceAll("[\\r\\n\\t]+", " ").replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
    }

    static int width(String text) {
        int width = 0;
        BreakIterator clusters = clusters(text);
        for (int from = 0, to = clusters.next(); to != BreakIterator.DONE; from = to, to = clusters.next()) {
            width += clusterWidth(text.substring(from, to));
        }
        return width;
    }

    /** The text if it fits, else as much of its beginning as does, and a sign that there is more. */
    public static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int width = 0;
        BreakIterator clusters = clusters(text);
        int from = 0;
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            width += clusterWidth(text.substring(from, to));
            if (width > columns - 1) {
                break;
            }
            from = to;
        }
        return text.substring(0, from) + CUT;
    }

    static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    private static BreakIterator clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    private static int clusterWidth(String cluster) {
        return cluster.codePoints()
                .map(c -> Math.max(0, WCWidth.wcwidth(c)))
                .max()
                .orElse(0);
    }
}

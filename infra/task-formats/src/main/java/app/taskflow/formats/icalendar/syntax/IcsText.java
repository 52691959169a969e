package app.taskflow.formats.icalendar.syntax;

import app.taskflow.events.field.Text;
import java.util.ArrayList;
import java.util.List;

/** Values of type TEXT. */
public final class IcsText {

    private IcsText() {}

    public static String escape(String text) {
        return representable(text)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** The text as it comes back from iCalendar, which knows one line end and no controls but the tabulator. */
    public static String representable(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .forEach(c -> plain.appendCodePoint(
                        c != '\n' && c != '\t' && Text.hasControl(Character.toString(c)) ? ' ' : c));
        return plain.toString();
    }

    public static String unescape(String value) {
        return read(value, false).getFirst();
    }

    /** The parts between commas that are not escaped. */
    public static List<String> list(String value) {
        return read(value, true);
    }

    private static List<String> read(String value, boolean split) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                char escaped = value.charAt(i);
                switch (escaped) {
                    case 'n', 'N' -> part.append('\n');
                    case '\\', ',', ';', ':', '"' -> part.append(escaped);
                    default -> part.append(c).append(escaped);
                }
            } else if (c == ',' && split) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}

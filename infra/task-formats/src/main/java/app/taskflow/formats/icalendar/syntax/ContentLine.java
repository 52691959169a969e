package app.taskflow.formats.icalendar.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property as it stands in a calendar.
 *
 * @param name in upper case; empty if the line is none (it has no colon)
 * @param parameters by their names in upper case, without quotes
 * @param value with its escapes; the whole line if it is none
 */
public record ContentLine(String name, Map<String, String> parameters, String value) {

    static ContentLine parse(String line) {
        int colon = endOf(line, 0, ':');
        int semicolon = endOf(line, 0, ';');
        int nameEnd = Math.min(colon, semicolon);
        if (colon == line.length() || nameEnd == 0) {
            return new ContentLine("", Map.of(), line);
        }
        Map<String, String> parameters = new HashMap<>();
        int at = nameEnd;
        while (at < colon) {
            int end = Math.min(endOf(line, at + 1, ';'), colon);
            String parameter = line.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                        parameter.substring(equals + 1).replace("\"", ""));
            }
            at = end;
        }
        return new ContentLine(
                line.substring(0, nameEnd).toUpperCase(Locale.ROOT), parameters, line.substring(colon + 1));
    }

    /** Where the character stands next outside quotes; the line's end if nowhere. */
    private static int endOf(String line, int from, char wanted) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    @Nullable
    public String parameter(String wanted) {
        return parameters.get(wanted);
    }
}

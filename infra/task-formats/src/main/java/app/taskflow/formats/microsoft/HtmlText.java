package app.taskflow.formats.microsoft;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a note that was kept as HTML, in one pass: a hostile one must not take longer than its length. */
final class HtmlText {

    private static final Set<String> BREAKS =
            Set.of("br", "br/", "/p", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/ul", "/ol");

    private static final int LONGEST_ENTITY = 8;

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            int end = c == '<' ? html.indexOf('>', at) : -1;
            if (c == '<' && end < 0) {
                text.append(html, at, html.length());
                return text.toString().strip();
            }
            if (c == '<') {
                if (BREAKS.contains(name(html.substring(at + 1, Math.min(end, at + 10))))) {
                    text.append('\n');
                }
                at = end + 1;
            } else if (c == '&') {
                at = entity(html, at, text);
            } else {
                // White space of the source is layout of the source.
                text.append(c == '\r' || c == '\n' ? ' ' : c);
                at++;
            }
        }
        return text.toString()
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String name(String tag) {
        int blank = tag.indexOf(' ');
        return (blank < 0 ? tag : tag.substring(0, blank)).toLowerCase(Locale.ROOT);
    }

    private static int entity(String html, int at, StringBuilder text) {
        int end = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        String name = end < 0 ? "" : html.substring(at + 1, end);
        String character = switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos", "#39" -> "'";
            case "nbsp" -> " ";
            default -> "";
        };
        text.append(character.isEmpty() ? "&" : character);
        return character.isEmpty() ? at + 1 : end + 1;
    }
}

package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.command.imports.row.RowMessage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages as lines of RFC 4180. A spreadsheet takes some cells for formulas; those are marked as text. */
final class MessageCsv {

    static final byte[] HEADER = "row,line,severity,code,field,message\r\n".getBytes(UTF_8);

    private static final String FORMULA = "=+-@\t\r";

    private MessageCsv() {}

    static byte[] lines(List<RowMessage> messages) {
        return messages.stream()
                .map(MessageCsv::line)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private static String line(RowMessage message) {
        return Stream.of(
                        String.valueOf(message.row()),
                        String.valueOf(message.line()),
                        message.severity().name().toLowerCase(Locale.ROOT),
                        message.code(),
                        message.field(),
                        message.message())
                .map(MessageCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

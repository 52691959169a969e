package app.taskflow.formats.icalendar.syntax;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes content lines, folded so that none is longer than 75 octets, and never within a character. */
public final class FoldedLines {

    private static final int LONGEST = 75;

    private final OutputStream out;

    public FoldedLines(OutputStream out) {
        this.out = out;
    }

    public void line(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        int room = LONGEST;
        while (bytes.length - start > room) {
            int end = start + room;
            while ((bytes[end] & 0xC0) == 0x80) {
                end--;
            }
            out.write(bytes, start, end - start);
            out.write('\r');
            out.write('\n');
            out.write(' ');
            start = end;
            // The blank counts too.
            room = LONGEST - 1;
        }
        out.write(bytes, start, bytes.length - start);
        out.write('\r');
        out.write('\n');
    }

    public void text(String name, String value) throws IOException {
        line(name + ":" + IcsText.escape(value));
    }
}

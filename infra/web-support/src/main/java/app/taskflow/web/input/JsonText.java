package app.taskflow.web.input;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a JSON body. Checks what the parser does not: that the bytes are UTF-8 as the standard has it (no
 * overlong forms, no encoded surrogates), and that escapes do not smuggle in half a surrogate pair, which could be
 * stored but never encoded again.
 */
final class JsonText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPE_LENGTH = 6;

    private JsonText() {}

    /** @throws ProblemException 400 if the bytes are not text */
    static String decode(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        // The decoder puts U+FFFD for what is malformed; only then is the slow, strict one asked who wrote it.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(body);
        }
        requirePairedEscapes(text);
        return text;
    }

    private static void requireWellFormed(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException _) {
            throw ProblemCode.MALFORMED_REQUEST.exception("The body is not valid UTF-8");
        }
    }

    private static void requirePairedEscapes(String text) {
        int at = text.indexOf('\\');
        while (at >= 0) {
            int next = at + 2;
            int unit = escapedUnit(text, at);
            if (unit >= 0 && Character.isSurrogate((char) unit)) {
                int low = escapedUnit(text, at + ESCAPE_LENGTH);
                if (Character.isLowSurrogate((char) unit) || low < 0 || !Character.isLowSurrogate((char) low)) {
                    throw ProblemCode.MALFORMED_REQUEST.exception("The body has half of a surrogate pair");
                }
                next = at + 2 * ESCAPE_LENGTH;
            }
            at = text.indexOf('\\', next);
        }
    }

    /** The code unit of the escape {@code \\uXXXX} at this place, or -1 if there is none. */
    private static int escapedUnit(String text, int at) {
        if (at + ESCAPE_LENGTH > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}

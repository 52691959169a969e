package app.taskflow.events.field;

import java.util.function.IntPredicate;

/** Questions about text whose answers must not depend on how Java encodes it: everything is in Unicode code points. */
public final class Text {

    private Text() {}

    /** Without outer white space in Unicode's sense, which {@link String#strip} is not: it leaves no-break spaces. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether there is something to see: white space, joiners and other format characters alone are nothing. */
    public static boolean isVisible(String text) {
        return has(text, c -> !isSpace(c) && Character.getType(c) != Character.FORMAT);
    }

    /** Whether the text would not stand on one line, or would steer a terminal. */
    public static boolean hasControl(String text) {
        return has(text, c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Whether the text cannot be written as UTF-8, and so could not come back as it was sent. */
    public static boolean hasLoneSurrogate(String text) {
        return has(text, c -> Character.getType(c) == Character.SURROGATE);
    }

    private static boolean has(String text, IntPredicate test) {
        return text.codePoints().anyMatch(test);
    }

    /** All of Unicode's White_Space lies in the basic plane. */
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}

package app.taskflow.formats.text;

/** Where in a text a reader is. A line ends with LF, CR, or both. */
public final class Place {

    private long line = 1;
    private long column = 1;
    private boolean afterReturn;

    /** Goes past a character. */
    public void pass(char c) {
        if (c == '\n') {
            if (!afterReturn) {
                line++;
            }
            column = 1;
        } else if (c == '\r') {
            line++;
            column = 1;
        } else {
            column++;
        }
        afterReturn = c == '\r';
    }

    void pass(char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            pass(chars[i]);
        }
    }

    /** The line of the next character, from 1. */
    public long line() {
        return line;
    }

    /** The column of the next character, from 1. */
    public long column() {
        return column;
    }
}

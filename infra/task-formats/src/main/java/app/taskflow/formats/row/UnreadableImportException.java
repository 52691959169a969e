package app.taskflow.formats.row;

import java.io.IOException;

/**
 * The file is text, but not the format it is read as, or not to its end. An answer to its owner (422), not a fault.
 * An {@link IOException} so that it passes through readers of the JDK; the message is complete in itself.
 */
public final class UnreadableImportException extends IOException {

    private final String reason;
    private final long line;
    private final long column;

    /**
     * @param reason for people, without the place
     * @param line physical line, from 1
     * @param column in characters, from 1
     */
    public UnreadableImportException(String reason, long line, long column) {
        super("%s (line %d, column %d)".formatted(reason, line, column));
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    public String reason() {
        return reason;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}

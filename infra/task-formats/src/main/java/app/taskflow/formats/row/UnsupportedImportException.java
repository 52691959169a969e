package app.taskflow.formats.row;

import java.io.IOException;

/** The bytes are no text: a zip archive, a spreadsheet, a picture. An answer to their owner (415), not a fault. */
public final class UnsupportedImportException extends IOException {

    private final String kind;

    /** @param kind what they are instead, for people: "a gzip archive" */
    public UnsupportedImportException(String kind) {
        super("The file is %s, not text.".formatted(kind));
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }
}

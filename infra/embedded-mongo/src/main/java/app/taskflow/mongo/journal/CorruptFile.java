package app.taskflow.mongo.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the data directory is damaged where no crash could have damaged it. */
public final class CorruptFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    CorruptFile(Path file, long offset, String reason) {
        super(file + " is damaged at offset " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    public long offset() {
        return offset;
    }
}

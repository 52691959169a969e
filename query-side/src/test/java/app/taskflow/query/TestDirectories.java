package app.taskflow.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories for servers that live as long as the process of the tests. */
public final class TestDirectories {

    private TestDirectories() {}

    public static Path make(String name) {
        try {
            return Files.createTempDirectory("query-side-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.taskflow.command.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A signer for tests elsewhere. Making a key takes seconds where the machine is busy: there is one for all. */
public final class TestSigner {

    private static final StatementSigner SHARED = create();

    private TestSigner() {}

    public static StatementSigner shared() {
        return SHARED;
    }

    private static StatementSigner create() {
        try {
            Path directory = Files.createTempDirectory("taskflow-keys");
            KeysProperties properties = new KeysProperties(directory, null, List.of(), Duration.ofDays(1), true);
            return new StatementSigner(new KeyRing(new KeySource(properties), Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

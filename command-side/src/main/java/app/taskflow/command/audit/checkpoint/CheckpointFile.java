package app.taskflow.command.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.log.proof.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints as lines of a file that only grows. A line that a crash tore is cut off at the next start. */
final class CheckpointFile {

    private final Path path;
    private final JsonMapper mapper;
    private @Nullable Checkpoint last;

    /** @throws UncheckedIOException if it can be neither read nor made */
    CheckpointFile(Path path, JsonMapper mapper) {
        this.path = path;
        this.mapper = mapper;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            open();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of checkpoints " + path, e);
        }
    }

    private void open() throws IOException {
        if (Files.notExists(path)) {
            Files.createFile(path);
        }
        long whole = 0;
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Checkpoint read = read(line);
                if (read == null) {
                    break;
                }
                last = read;
                whole += line.getBytes(UTF_8).length + 1;
            }
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (whole < file.size()) {
                file.truncate(whole);
            }
        }
    }

    private @Nullable Checkpoint read(String line) {
        try {
            return mapper.readValue(line, Checkpoint.class);
        } catch (JacksonException _) {
            return null;
        }
    }

    synchronized Optional<Checkpoint> last() {
        return Optional.ofNullable(last);
    }

    /** Returns when it is on disk. */
    synchronized void append(Checkpoint checkpoint) {
        byte[] line = (mapper.writeValueAsString(checkpoint) + "\n").getBytes(UTF_8);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            last = checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of checkpoints " + path, e);
        }
    }
}

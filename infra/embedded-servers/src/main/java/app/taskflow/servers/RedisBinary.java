package app.taskflow.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Where the server comes from: the operating system's own if it has one, else the one that a library carries. */
final class RedisBinary {

    private RedisBinary() {}

    static Path find(Path directory) {
        return onPath("redis-server").orElseGet(() -> bundled(directory));
    }

    /** Unpacked at each start: a copy cut short by a crash is not worth telling from a good one. */
    static Path bundled(Path directory) {
        Path target = directory.resolve("bin");
        try {
            Files.createDirectories(target);
            return ExecutableProvider.newJarResourceProvider(target.toFile())
                    .get()
                    .toPath();
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedServerException.StartFailed(
                    EmbeddedRedis.NAME,
                    "there is no redis-server on the PATH, and the bundled one cannot be unpacked: " + e.getMessage(),
                    e);
        }
    }

    static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

package app.taskflow.system.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository, from wherever in it the tests run. */
final class Repository {

    private Repository() {}

    static Path file(String path) {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docker-compose.yml"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new AssertionError("the tests do not run inside the repository");
            }
        }
        return directory.resolve(path);
    }
}

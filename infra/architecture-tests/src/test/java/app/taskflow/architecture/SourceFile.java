package app.taskflow.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java file of the repository.
 *
 * @param path from the root of the repository
 */
record SourceFile(Path path, List<String> lines) {

    private static final String MAIN = "src/main/java";
    private static final String FIXTURES = "/fixture/";
    private static final String TEST = "src/test/java";

    /** Every Java file of every module, but for those that are there to break the rules. */
    static List<SourceFile> all() {
        Path root = root(Path.of("").toAbsolutePath());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains(FIXTURES))
                    .filter(path ->
                            path.toString().contains(MAIN) || path.toString().contains(TEST))
                    .map(path -> read(root, path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path from) {
        if (Files.isDirectory(from.resolve("shared-events"))) {
            return from;
        }
        Path parent = from.getParent();
        if (parent == null) {
            throw new IllegalStateException("not inside the repository");
        }
        return root(parent);
    }

    private static SourceFile read(Path root, Path path) {
        try {
            return new SourceFile(root.relativize(path), Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    boolean isTest() {
        return path.toString().contains(TEST);
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    /** The directory below the source root, which is the same for the main and the test part of a package. */
    String packagePath() {
        String parent = String.valueOf(path.getParent());
        return parent.replace(TEST, MAIN);
    }

    String text() {
        return String.join("\n", lines);
    }
}

package app.taskflow.system.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a small repository of its own, with a Maven and a JDK that only write down what they were asked for:
 * what it decides is tested in a moment, what the real ones do then is tested elsewhere.
 */
final class Launcher {

    /** What a run of it said and did. */
    record Run(int exitCode, String output, List<String> built, List<String> ran) {}

    private final Path root;
    private final Path tools;

    private Launcher(Path root, Path tools) {
        this.root = root;
        this.tools = tools;
    }

    /** @param directory may hold spaces */
    static Launcher in(Path directory) throws IOException {
        Launcher launcher = new Launcher(directory.resolve("repository"), directory.resolve("tools"));
        Files.createDirectories(launcher.root);
        Files.createDirectories(launcher.tools.resolve("jdk/bin"));
        Files.copy(Repository.file("taskflow"), launcher.root.resolve("taskflow"));
        launcher.write("pom.xml", "<project/>");
        launcher.write("command-side/src/main/java/Task.java", "class Task {}");
        launcher.write("command-side/src/test/java/TaskTest.java", "class TaskTest {}");
        launcher.write("docs/running.md", "# Running");
        Files.writeString(launcher.tools.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        launcher.tool("jdk/bin/javac", "exit 0");
        // The JDK unpacks a program, learns it (which leaves a file), or runs it.
        launcher.tool("jdk/bin/java", """
                for argument; do
                    case $argument in
                        -XX:AOTCacheOutput=*) echo cache >"${argument#*=}"; exit 0 ;;
                        extract) unpack=yes ;;
                    esac
                    last=$argument
                done
                if [ "${unpack:-}" ]; then mkdir -p "$last"; echo jar >"$last/p.jar"; exit 0; fi
                echo "$*" >>"$LAUNCHER_LOG.ran"
                exit "${PROGRAM_EXIT:-0}"
                """);
        launcher.tool("mvn", """
                echo "$*" >>"$LAUNCHER_LOG.built"
                [ -z "${MAVEN_FAILS:-}" ] || { echo "[ERROR] Task.java: no such thing"; exit 1; }
                for module in standalone ops-cli benchmarks; do
                    mkdir -p "$LAUNCHER_ROOT/infra/$module/target"
                    : >"$LAUNCHER_ROOT/infra/$module/target/$module-1-exec.jar"
                done
                """);
        return launcher;
    }

    /** Leaves the file as if it had been saved just now, or a while ago if it is one of the first. */
    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        // File times have steps, and a test is quick.
        if (Files.exists(root.resolve("target/run"))) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
        }
    }

    void delete(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    Path script() {
        return root.resolve("taskflow");
    }

    Run run(String... arguments) throws IOException {
        return run(script(), root, Map.of(), arguments);
    }

    Run run(Map<String, String> environment, String... arguments) throws IOException {
        return run(script(), root, environment, arguments);
    }

    Run run(Path script, Path workingDirectory, Map<String, String> environment, String... arguments)
            throws IOException {
        Path log = Files.createTempDirectory(tools, "log").resolve("log");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools + ":/usr/bin:/bin",
                        "HOME", tools.toString(),
                        "TASKFLOW_JDK", tools.resolve("jdk").toString(),
                        "LAUNCHER_LOG", log.toString(),
                        "LAUNCHER_ROOT", root.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(exitCode(process), output, lines(log + ".built"), lines(log + ".ran"));
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the launcher does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.exists(Path.of(file)) ? Files.readAllLines(Path.of(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tool(String name, String script) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

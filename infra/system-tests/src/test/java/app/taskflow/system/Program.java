package app.taskflow.system;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TaskFlow's program as a process of its own, on free ports, its output remembered. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> FREE_PORTS = Map.of(
            "TASKFLOW_MANAGEMENT_PORT", "0",
            "TASKFLOW_EMBEDDED_MONGO_PORT", "0",
            "TASKFLOW_EMBEDDED_KAFKA_PORT", "0",
            "TASKFLOW_EMBEDDED_REDIS_PORT", "0");

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::readOutput);
    }

    /** Everything in one process on the data of a directory; returns when it is ready. */
    static Program started(Path data) {
        return run(Map.of(), "start", "--port", "0", "--data", data.toString()).awaitReady();
    }

    static Program cluster(Path data) {
        return run(Map.of(), "cluster", "--port", "0", "--data", data.toString())
                .awaitReady();
    }

    static Program run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "app.taskflow.standalone.TaskFlow"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(FREE_PORTS);
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program awaitReady() {
        await().atMost(PATIENCE).until(() -> says("is ready after") || !process.isAlive());
        if (!says("is ready after")) {
            throw new AssertionError("it ended with %d:%n%s".formatted(process.exitValue(), text()));
        }
        return this;
    }

    /** The number after a label of the banner, such as the port in {@code API http://localhost:5000/api/v1}. */
    int number(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text());
        }
        return Integer.parseInt(matcher.group(1));
    }

    int port() {
        return number("API +http://localhost:(\\d+)/");
    }

    long pid() {
        return process.pid();
    }

    String text() {
        return String.join("\n", output);
    }

    boolean says(String words) {
        return output.stream().anyMatch(line -> line.contains(words));
    }

    /** As a power cut does it: nothing gets to finish. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As systemd and Docker do it. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end:\n" + text());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void readOutput() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("(its output broke off: " + e + ")");
        }
    }
}

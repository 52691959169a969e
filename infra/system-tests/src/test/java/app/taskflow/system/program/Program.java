package app.taskflow.system.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.secret.SecretSearch;
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
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** TaskFlow's program as a process of its own, on free ports, its output remembered. */
public final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> FREE_PORTS = Map.of(
            "TASKFLOW_MANAGEMENT_PORT", "0",
            "TASKFLOW_EMBEDDED_MONGO_PORT", "0",
            "TASKFLOW_EMBEDDED_KAFKA_PORT", "0",
            "TASKFLOW_EMBEDDED_REDIS_PORT", "0");

    private final Process process;
    private final @Nullable Path data;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Program(Process process, @Nullable Path data) {
        this.process = process;
        this.data = data;
        this.reader = Thread.ofVirtual().start(this::readOutput);
    }

    /** Everything in one process on the data of a directory; returns when it is ready. */
    public static Program started(Path data, int port) {
        return run(Map.of(), "start", "--port", String.valueOf(port), "--data", data.toString())
                .awaitReady();
    }

    public static Program run(Map<String, String> environment, String... arguments) {
        return run(List.of(), environment, arguments);
    }

    /** @param jvm further options of the JVM, after our own */
    public static Program run(List<String> jvm, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "app.taskflow.standalone.TaskFlow"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(FREE_PORTS);
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), data(List.of(arguments)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path data(List<String> arguments) {
        int option = arguments.indexOf("--data");
        return option < 0 ? null : Path.of(arguments.get(option + 1));
    }

    public Program awaitReady() {
        awaitSaid("is ready after");
        return this;
    }

    public void awaitSaid(String words) {
        try {
            await().atMost(PATIENCE).until(() -> says(words) || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("it does not say '%s':%n%s".formatted(words, text()), e);
        }
        if (!says(words)) {
            throw new AssertionError("it ended with %d:%n%s".formatted(exitCode(), text()));
        }
    }

    /** The port of the API, from the banner. */
    public int port() {
        return number("API +http://localhost:(\\d+)/");
    }

    public int managementPort() {
        return number("Health +http://localhost:(\\d+)/");
    }

    /** The number in the group of a pattern that is found in the output. */
    public int number(String pattern) {
        return Integer.parseInt(found(pattern));
    }

    /** The group of a pattern that is found in the output. */
    public String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text());
        }
        return matcher.group(1);
    }

    public long pid() {
        return process.pid();
    }

    public String text() {
        return String.join("\n", output);
    }

    public boolean says(String words) {
        return count(words) > 0;
    }

    /** In how many lines of the output the words are. */
    public long count(String words) {
        return output.stream().filter(line -> line.contains(words)).count();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As a power cut does it: nothing gets to finish. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As a machine does that is put to sleep for so long: no thread runs, and nobody is told. */
    public void sleep(Duration time) {
        signal("STOP");
        LockSupport.parkNanos(time.toNanos());
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).as("kill -" + name).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** SIGTERM, as systemd and Docker send it. */
    public void askToStop() {
        // Not by Process.destroy, which closes the pipe to its output as well.
        process.toHandle().destroy();
    }

    public int exitCode() {
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

    /**
     * Returns when its children are gone as well, so that their directory can be removed.
     *
     * @throws AssertionError if it, or one before it on the same data, has said or logged a secret
     */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        if (process.isAlive()) {
            kill();
        }
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(secrets()).as("secrets that were given away").isEmpty();
    }

    private List<String> secrets() {
        SecretSearch search = SecretSearch.ofTheRepository();
        List<String> found = new ArrayList<>(search.in("console", output));
        if (data != null) {
            found.addAll(search.inFilesOf(data.resolve("logs")));
        }
        return found;
    }

    private void readOutput() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("(its output broke off: " + e + ")");
        }
    }
}

package app.taskflow.system.deploy;

import static org.awaitility.Awaitility.await;

import app.taskflow.system.program.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operating system's nginx with the configuration of the deployment, in which only that is changed which names the
 * containers: the nodes, and the port it listens on.
 */
final class Nginx implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/bin/nginx"));

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    /** @param directory for its copy of the configuration, its temporary files and its log */
    static Nginx inFrontOf(Path directory, List<Integer> commandNodes, List<Integer> queryNodes) {
        int port = FreePort.find();
        try {
            Path source = Repository.file("infra/deploy/nginx");
            Files.createDirectories(directory.resolve("tmp"));
            Files.copy(source.resolve("problem.conf"), directory.resolve("problem.conf"));
            Files.writeString(
                    directory.resolve("upstreams.conf"),
                    upstream("command_side", commandNodes) + upstream("query_side", queryNodes));
            String configuration = Files.readString(source.resolve("nginx.conf"));
            Files.writeString(
                    directory.resolve("nginx.conf"),
                    configuration
                            .replace("listen 8080;", "listen 127.0.0.1:%d;".formatted(port))
                            .replace("http {\n", "http {\n" + temporaryFiles(directory.resolve("tmp"))));
            run(directory, "-t").waitFor();
            Nginx nginx = new Nginx(run(directory, "-g", "daemon off; master_process off;"), port);
            nginx.awaitListening(directory);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** As in upstreams.conf, but for the names, which only Docker's resolver knows, and a shorter memory of failures. */
    private static String upstream(String name, List<Integer> nodes) {
        String servers = nodes.stream()
                .map("    server 127.0.0.1:%d max_fails=1 fail_timeout=1s;\n"::formatted)
                .collect(Collectors.joining());
        return "upstream %1$s {\n    zone %1$s 64k;\n%2$s    keepalive 64;\n}\n".formatted(name, servers);
    }

    private static String temporaryFiles(Path directory) {
        return Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> "    %s_temp_path %s;\n".formatted(kind, directory.resolve(kind)))
                .collect(Collectors.joining());
    }

    private static Process run(Path directory, String... options) throws IOException {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        List<String> command = Stream.concat(
                        Stream.of(
                                program.toString(),
                                "-p",
                                directory.toString(),
                                "-c",
                                directory.resolve("nginx.conf").toString()),
                        Stream.of(withPidFile(directory, options)))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private static String[] withPidFile(Path directory, String... options) {
        String pid = "pid %s;".formatted(directory.resolve("pid"));
        return options[0].equals("-g")
                ? new String[] {"-g", options[1] + " " + pid}
                : new String[] {options[0], "-g", pid};
    }

    private void awaitListening(Path directory) throws IOException {
        await().until(() -> isListening() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("nginx ended:\n" + Files.readString(directory.resolve("log")));
        }
    }

    private boolean isListening() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

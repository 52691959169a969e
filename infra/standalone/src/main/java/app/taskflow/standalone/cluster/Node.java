package app.taskflow.standalone.cluster;

import app.taskflow.standalone.server.Readiness;
import app.taskflow.standalone.server.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node as a child process. One that ends by itself is started again on the same ports, so that the gateway finds it;
 * one whose parent ends, ends too, since its standard input does.
 */
public final class Node implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final String name;
    private final Role role;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final Consumer<String> console;

    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Node(String name, Role role, NodePorts ports, Path log, Consumer<String> console) {
        this.name = name;
        this.role = role;
        this.port = ports.take();
        this.managementPort = ports.take();
        this.log = log;
        this.console = console;
    }

    public String name() {
        return name;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int managementPort() {
        return managementPort;
    }

    /** Of the process that runs now; another one after a restart. */
    public long pid() {
        return running().pid();
    }

    boolean isReady() {
        return Readiness.isReady(managementPort);
    }

    void awaitReady() {
        Readiness.await(managementPort);
    }

    synchronized void start(Map<String, String> environment) {
        if (stopping) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(List.of(
                        role.title(),
                        "--port",
                        String.valueOf(port),
                        "--management-port",
                        String.valueOf(managementPort),
                        "--log",
                        log.toString(),
                        "--end-with-input")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            var _ = started.onExit().thenAccept(gone -> startAgain(gone, environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it finish what it does, as SIGTERM asks; killed only if it does not end. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                last.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The pause keeps a node that cannot start from burning the machine, and lets a Ctrl-C reach us too. */
    private void startAgain(Process gone, Map<String, String> environment) {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (!stopping) {
                console.accept("%s (process %d) ended with %d and is started again"
                        .formatted(name, gone.pid(), gone.exitValue()));
                start(environment);
            }
        });
    }

    private Process running() {
        return Objects.requireNonNull(process, name + " was never started");
    }
}

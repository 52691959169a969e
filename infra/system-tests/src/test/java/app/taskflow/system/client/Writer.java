package app.taskflow.system.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A user who writes one thing after another until she is told to stop, whatever happens to the service meanwhile: what
 * was not acknowledged she sends again until it is. She gives her tasks their ids, so that this does no harm.
 */
public final class Writer implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long GIVING_UP = TimeUnit.MINUTES.toNanos(3);

    /** A task that the service said it has, in this state. */
    public record Acknowledged(String id, String title, String status) {}

    private final Visitor visitor;
    private final String name;
    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private volatile boolean stopping;
    private volatile String failure = "";
    private volatile String consistencyToken = "";

    private Writer(Visitor visitor, String name) {
        this.visitor = visitor;
        this.name = name;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::write);
    }

    /** Begins to write. */
    public static Writer started(int port, String name) {
        Writer writer = new Writer(Visitor.registered(port), name);
        writer.thread.start();
        return writer;
    }

    public int count() {
        return acknowledged.size();
    }

    /** Returns when the last write is acknowledged; all of them, in their order. */
    public List<Acknowledged> stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (!failure.isEmpty()) {
            throw new AssertionError(name + ": " + failure);
        }
        return List.copyOf(acknowledged);
    }

    public Visitor visitor() {
        return visitor;
    }

    /** Of the last acknowledged write. */
    public String consistencyToken() {
        return consistencyToken;
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        visitor.close();
    }

    private void write() {
        try {
            for (int n = 0; !stopping; n++) {
                writeOne("%s writes %d".formatted(name, n), n % 3 == 0);
            }
        } catch (AssertionError | RuntimeException e) {
            failure = String.valueOf(e);
        }
    }

    private void writeOne(String title, boolean andDone) {
        String id = UUID.randomUUID().toString();
        untilAcknowledged("POST", "/tasks", """
                {"id": "%s", "title": "%s"}""".formatted(id, title));
        if (andDone) {
            untilAcknowledged("PATCH", "/tasks/" + id, """
                    {"status": "done"}""");
        }
        acknowledged.add(new Acknowledged(id, title, andDone ? "done" : "todo"));
    }

    private void untilAcknowledged(String method, String path, String json) {
        long begun = System.nanoTime();
        while (!isAcknowledged(method, path, json)) {
            if (System.nanoTime() - begun > GIVING_UP) {
                throw new AssertionError("no answer to %s %s for 3 minutes".formatted(method, path));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** No answer and 503 are what a service may do that is killed and started; anything else is an error of it. */
    private boolean isAcknowledged(String method, String path, String json) {
        Answer answer;
        try {
            answer = visitor.send(method, path, json, PATIENCE);
        } catch (UncheckedIOException e) {
            return false;
        }
        if (answer.status() == 503) {
            return false;
        }
        if (answer.status() >= 300) {
            throw new AssertionError("%s %s was answered %s".formatted(method, path, answer));
        }
        consistencyToken = answer.header("Consistency-Token");
        return true;
    }
}

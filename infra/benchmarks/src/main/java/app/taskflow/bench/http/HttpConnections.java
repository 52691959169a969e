package app.taskflow.bench.http;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** As many connections to a server as are needed at once, kept open for whoever comes next. */
public final class HttpConnections implements AutoCloseable {

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Use {
        void with(HttpConnection connection) throws Exception;
    }

    private final int port;
    private final Queue<HttpConnection> idle = new ConcurrentLinkedQueue<>();

    public HttpConnections(int port) {
        this.port = port;
    }

    /** A connection on which something failed is not used again. */
    public void use(Use use) throws Exception {
        HttpConnection kept = idle.poll();
        HttpConnection connection = kept == null ? new HttpConnection(port) : kept;
        try {
            use.with(connection);
        } catch (Exception e) {
            connection.close();
            throw e;
        }
        idle.add(connection);
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : idle) {
            connection.close();
        }
    }
}

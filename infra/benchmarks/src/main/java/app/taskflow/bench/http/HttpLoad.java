package app.taskflow.bench.http;

import app.taskflow.bench.measure.Callers;
import app.taskflow.bench.measure.Throughput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same request over and over on several connections, as fast as answers come. */
public final class HttpLoad implements AutoCloseable {

    private final List<HttpConnection> connections = new ArrayList<>();
    private final byte[] request;

    public HttpLoad(int port, int connections, byte[] request) throws IOException {
        this.request = request;
        for (int i = 0; i < connections; i++) {
            this.connections.add(new HttpConnection(port));
        }
    }

    /** @throws IllegalStateException if an answer is not 200 */
    public Throughput run(Duration time) throws Exception {
        return Callers.onPlatformThreads(connections.size()).run(time, this::once);
    }

    private void once(int caller) throws IOException {
        int status = connections.get(caller).exchange(request);
        if (status != 200) {
            throw new IllegalStateException("answered with " + status);
        }
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}

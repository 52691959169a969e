package app.taskflow.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;

/** A stream of events that is open. Nothing is kept of what has been read. */
public final class EventStream implements AutoCloseable {

    private static final int BUFFER = 256;

    private final Socket socket;
    private final BufferedReader lines;

    /** Returns when the service has begun to answer. */
    public EventStream(int port, byte[] request) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(request);
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), BUFFER);
        String status = lines.readLine();
        if (status == null || !status.contains(" 200")) {
            throw new IllegalStateException("answered with " + status);
        }
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
    }

    /** Hands on the name of each event as it comes, until the stream ends. */
    public void read(Consumer<String> events) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    events.accept(line.substring("event:".length()).strip());
                }
            }
        } catch (IOException _) {
            // Closed, here or there: whoever waits for an event notices.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package app.taskflow.web.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Asks once on a connection of its own. */
    public static Answer ask(int port, Ask ask) {
        try (Wire wire = new Wire(port)) {
            wire.send(ask);
            return ask.isHead() ? wire.receiveHead() : wire.receive();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void send(Ask ask) throws IOException {
        send(ask.bytes());
    }

    public void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            // Refused before it was read to its end: the answer is there already.
        }
    }

    /** Waits for the next answer. */
    public Answer receive() throws IOException {
        return receive(true);
    }

    /** Waits for the answer to a HEAD, which announces a body and has none. */
    public Answer receiveHead() throws IOException {
        return receive(false);
    }

    private Answer receive(boolean withBody) throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("closed without an answer");
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.computeIfAbsent(header.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        int length = withBody && headers.containsKey("content-length")
                ? Integer.parseInt(headers.get("content-length").getFirst())
                : 0;
        return new Answer(Integer.parseInt(line.split(" ", -1)[1]), headers, in.readNBytes(length));
    }

    /** Whether the server has closed the connection, or does so within the patience. */
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    /** All that comes until the server closes the connection. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

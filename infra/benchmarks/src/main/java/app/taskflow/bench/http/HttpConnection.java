package app.taskflow.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * One connection, one request at a time, kept alive. Requests are bytes made beforehand; of an answer no more is looked
 * at than it takes to find its end. For one thread.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    private static final int STATUS_AT = 9;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(ISO_8859_1);
    private static final byte[] CHUNKED = "\r\ntransfer-encoding:".getBytes(ISO_8859_1);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private int headEnd;
    private int bodyEnd;

    public HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Sends the request and reads the whole answer, which stays readable until the next one.
     *
     * @return its status
     */
    public int exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        headEnd = 0;
        while (headEnd == 0) {
            fill();
            headEnd = find(HEAD_END, 0, filled);
        }
        headEnd += HEAD_END.length;
        int length = find(LENGTH, 0, headEnd);
        if (length > 0) {
            bodyEnd = headEnd + number(length + LENGTH.length, 10);
            fillTo(bodyEnd);
        } else if (find(CHUNKED, 0, headEnd) > 0) {
            joinChunks();
        } else {
            bodyEnd = headEnd;
        }
        return number(STATUS_AT, 10);
    }

    /** The body of the last answer. */
    public byte[] body() {
        return Arrays.copyOfRange(buffer, headEnd, bodyEnd);
    }

    /** The value of a header of the last answer, empty where it has none. */
    public String header(String name) {
        byte[] wanted = ("\r\n" + name + ":").getBytes(ISO_8859_1);
        int at = find(wanted, 0, headEnd);
        if (at == 0) {
            return "";
        }
        int from = at + wanted.length;
        int to = from;
        while (buffer[to] != '\r') {
            to++;
        }
        return new String(buffer, from, to - from, ISO_8859_1).strip();
    }

    /** Chunks moved together, so that the body stands in one piece. */
    private void joinChunks() throws IOException {
        int read = headEnd;
        bodyEnd = headEnd;
        while (true) {
            int line = read;
            while (find(HEAD_END, line, filled, 2) == 0) {
                fill();
            }
            int size = number(line, 16);
            int from = find(HEAD_END, line, filled, 2) + 2;
            fillTo(from + size + 2);
            System.arraycopy(buffer, from, buffer, bodyEnd, size);
            bodyEnd += size;
            read = from + size + 2;
            if (size == 0) {
                return;
            }
        }
    }

    private void fillTo(int end) throws IOException {
        while (filled < end) {
            fill();
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the connection was closed before the answer was complete");
        }
        filled += read;
    }

    private int find(byte[] wanted, int from, int to) {
        return find(wanted, from, to, wanted.length);
    }

    /** Where the first {@code length} bytes of {@code wanted}, in lower case, stand in any case; 0 if nowhere. */
    private int find(byte[] wanted, int from, int to, int length) {
        for (int at = from; at <= to - length; at++) {
            int i = 0;
            while (i < length && lower(buffer[at + i]) == lower(wanted[i])) {
                i++;
            }
            if (i == length) {
                return at;
            }
        }
        return 0;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private int number(int from, int radix) {
        int at = from;
        while (buffer[at] == ' ') {
            at++;
        }
        int number = 0;
        for (int digit = Character.digit(buffer[at], radix); digit >= 0; digit = Character.digit(buffer[++at], radix)) {
            number = number * radix + digit;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

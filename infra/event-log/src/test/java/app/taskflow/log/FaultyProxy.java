package app.taskflow.log;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Stands between driver and server, knows where a message of the wire protocol ends, and does to it what a test wants. */
final class FaultyProxy implements AutoCloseable {

    /** What is done to a request of the driver. */
    enum Fault {
        NONE,
        /** The connection breaks, and the server never gets the request. */
        CUT_BEFORE,
        /** The server does what it was asked for, and the connection breaks instead of the reply. */
        CUT_AFTER,
        /** The connection breaks, and the server gets the request some time later. */
        CUT_THEN_DELIVER,
        /** Nothing ever comes back, and the server never gets the request. */
        SILENCE
    }

    private static final int HEADER = 16;
    /** Header, flags, kind of section, length of the document, type of its first field: then the command's name. */
    private static final int COMMAND_NAME = HEADER + 4 + 1 + 4 + 1;

    private static final long LATE_NANOS = 15_000_000;

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Function<String, Fault> faults;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private volatile boolean refusing;

    /** @param faults given the name of each command, for each request anew */
    FaultyProxy(InetSocketAddress server, Function<String, Fault> faults) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = server;
        this.faults = faults;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Breaks every connection and lets no new one through, as if the server were away. */
    void goAway() {
        refusing = true;
        open.forEach(FaultyProxy::closeQuietly);
    }

    void comeBack() {
        refusing = false;
    }

    /** How many requests are still to be delivered late. */
    int undelivered() {
        return late.get();
    }

    /** How many requests have got no answer. */
    int swallowed() {
        return swallowed.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (refusing) {
                    closeQuietly(client);
                } else {
                    Thread.ofVirtual().start(() -> serve(client));
                }
            } catch (IOException e) {
                closeQuietly(listening);
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                Socket upstream = connect()) {
            DataInputStream requests = new DataInputStream(client.getInputStream());
            DataInputStream replies = new DataInputStream(upstream.getInputStream());
            boolean alive = true;
            while (alive) {
                alive = pass(readMessage(requests), client, upstream, replies);
            }
        } catch (IOException _) {
            // Either side has gone; so does the other.
        } finally {
            open.remove(client);
        }
    }

    /** @return whether the connection lives on */
    private boolean pass(byte[] request, Socket client, Socket upstream, DataInputStream replies) throws IOException {
        return switch (faults.apply(command(request))) {
            case NONE -> {
                upstream.getOutputStream().write(request);
                client.getOutputStream().write(readMessage(replies));
                yield true;
            }
            case CUT_BEFORE -> false;
            case CUT_AFTER -> {
                upstream.getOutputStream().write(request);
                readMessage(replies);
                yield false;
            }
            case CUT_THEN_DELIVER -> {
                late.incrementAndGet();
                Thread.ofVirtual().start(() -> deliverLate(request));
                yield false;
            }
            case SILENCE -> {
                swallowed.incrementAndGet();
                yield true;
            }
        };
    }

    private void deliverLate(byte[] request) {
        try (Socket upstream = connect()) {
            LockSupport.parkNanos(LATE_NANOS);
            upstream.getOutputStream().write(request);
            readMessage(new DataInputStream(upstream.getInputStream()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            late.decrementAndGet();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(server);
        return socket;
    }

    private static byte[] readMessage(DataInputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new IOException("closed");
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[size];
        System.arraycopy(length, 0, message, 0, 4);
        in.readFully(message, 4, size - 4);
        return message;
    }

    private static String command(byte[] message) {
        int end = COMMAND_NAME;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return end >= message.length
                ? ""
                : new String(message, COMMAND_NAME, end - COMMAND_NAME, StandardCharsets.US_ASCII);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(FaultyProxy::closeQuietly);
    }
}

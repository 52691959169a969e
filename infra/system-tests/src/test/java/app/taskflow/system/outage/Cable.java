package app.taskflow.system.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The line between TaskFlow and a server: it can be cut, so that connections break, or blocked, so that nothing moves. */
final class Cable implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        BLOCKED
    }

    private final ServerSocket entry;
    private final int server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.WHOLE;

    private Cable(ServerSocket entry, int server) {
        this.entry = entry;
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    static Cable to(int server) {
        try {
            return new Cable(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Every connection breaks, and each new one does at once. */
    void cut() {
        become(State.CUT);
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    /** Connections stand and can be made, but nothing comes through: the worse kind of outage. */
    void block() {
        become(State.BLOCKED);
    }

    void mend() {
        become(State.WHOLE);
    }

    @Override
    public void close() {
        closeQuietly(entry);
        cut();
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                if (isCut()) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Closed, or the server is not there: the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket onward;
        try {
            onward = new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        ends.add(client);
        ends.add(onward);
        Thread.ofVirtual().start(() -> copy(client, onward));
        Thread.ofVirtual().start(() -> copy(onward, client));
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitUnblocked();
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // One end is gone, so the other is closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private boolean isCut() {
        lock.lock();
        try {
            return state == State.CUT;
        } finally {
            lock.unlock();
        }
    }

    private void awaitUnblocked() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (state == State.BLOCKED) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is to be gone, and it is.
        }
    }
}

package app.taskflow.mongo.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on loopback and serves each connection on a virtual thread: a request that waits for the disk holds up no other,
 * and waking all that waited for one group commit costs little.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int BACKLOG = 512;
    private static final long RETRY_NANOS = 50_000_000;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile boolean closing;

    /** Binds the port, 0 for any free one; clients are answered after {@link #start}. */
    public Server(int port, Handler handler) throws IOException {
        this.handler = handler;
        listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        acceptor = Thread.ofPlatform().name("mongo-accept").daemon().unstarted(this::accept);
    }

    public void start() {
        acceptor.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int connections() {
        return sockets.size();
    }

    private void accept() {
        while (!closing) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().name("mongo-connection").start(() -> serve(socket));
            } catch (IOException e) {
                if (!closing) {
                    LOG.warn("accepting a connection failed: {}", e.toString());
                    // Most likely there are too many open files, which a moment's patience may mend.
                    LockSupport.parkNanos(RETRY_NANOS);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (closing) {
                closeQuietly(socket);
            } else {
                new Connection(socket, handler).run();
            }
        } finally {
            sockets.remove(socket);
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closing = true;
        closeQuietly(listener);
        sockets.forEach(Server::closeQuietly);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("closing failed: {}", e.toString());
        }
    }
}

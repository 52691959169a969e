package app.taskflow.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's and the controller's listening sockets, bound before Kafka starts: its configuration must name the ports,
 * and a port found free earlier could be gone by the time Kafka binds it.
 */
final class KafkaSockets implements ServerSocketFactory, AutoCloseable {

    static final String BROKER_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private KafkaSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
    }

    static KafkaSockets open(int brokerPort) {
        ServerSocketChannel broker = bind(brokerPort);
        try {
            return new KafkaSockets(broker, bind(0));
        } catch (RuntimeException e) {
            close(broker);
            throw e;
        }
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel channel = BROKER_LISTENER.equals(listenerName) ? broker : controller;
        channel.configureBlocking(false);
        return channel;
    }

    @Override
    public void close() {
        close(broker);
        close(controller);
    }

    private static ServerSocketChannel bind(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (BindException e) {
            throw new EmbeddedServerException.PortInUse(EmbeddedKafka.NAME, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

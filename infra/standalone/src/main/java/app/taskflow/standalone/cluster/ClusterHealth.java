package app.taskflow.standalone.cluster;

import app.taskflow.standalone.server.StartException;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;

/** The cluster's own management port: ready while a node of each side is. */
final class ClusterHealth implements AutoCloseable {

    private final Undertow server;

    private ClusterHealth(Undertow server) {
        this.server = server;
    }

    static ClusterHealth start(int port, Nodes nodes) {
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(
                        port,
                        "127.0.0.1",
                        Handlers.path()
                                .addExactPath("/actuator/health/liveness", exchange -> answer(exchange, true))
                                .addExactPath(
                                        "/actuator/health/readiness",
                                        exchange -> exchange.dispatch(() -> answer(exchange, nodes.serve()))))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new StartException("the management port cannot listen on port %d".formatted(port), e);
        }
        return new ClusterHealth(server);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void answer(HttpServerExchange exchange, boolean up) {
        exchange.setStatusCode(up ? 200 : 503);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}

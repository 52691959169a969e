package app.taskflow.standalone.gateway;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HeaderMap;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that answers as it is told to, and remembers what it was asked. */
final class Node implements AutoCloseable {

    record Asked(String method, String target, HeaderMap headers) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Undertow server;

    Node(HttpHandler answer) {
        server = Undertow.builder()
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .addHttpListener(0, "127.0.0.1", new BlockingHandler(exchange -> {
                    asked.add(new Asked(
                            exchange.getRequestMethod().toString(),
                            exchange.getRequestURI() + "?" + exchange.getQueryString(),
                            exchange.getRequestHeaders()));
                    answer.handleRequest(exchange);
                }))
                .build();
        server.start();
    }

    static Node saying(String text) {
        return new Node(exchange -> exchange.getResponseSender().send(text));
    }

    URI address() {
        var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    @Override
    public void close() {
        server.stop();
    }
}

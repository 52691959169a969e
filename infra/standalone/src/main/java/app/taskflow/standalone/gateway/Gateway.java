package app.taskflow.standalone.gateway;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Methods;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * A reverse proxy on loopback in front of the nodes of both sides, which take turns.
 *
 * <p>A node that refuses the connection is left out for a second, and the request goes to the next one. A read that
 * breaks off before its answer began is repeated on another node. A write is not, since it may have been done: it is
 * answered with 503. Answers are passed on as they come, so that event streams work.
 */
public final class Gateway implements AutoCloseable {

    private static final int RETRIES = 3;
    private static final int CONNECTIONS_PER_THREAD = 2_000;

    /**
     * @param port the TCP port on loopback, 0 for any free one
     * @param commandNodes base addresses, at least one
     * @param queryNodes base addresses, at least one
     */
    public record Options(int port, List<URI> commandNodes, List<URI> queryNodes) {

        public Options {
            commandNodes = List.copyOf(commandNodes);
            queryNodes = List.copyOf(queryNodes);
        }
    }

    private final Undertow server;

    private Gateway(Undertow server) {
        this.server = server;
    }

    /** @throws GatewayPortInUseException if another program listens on the port */
    public static Gateway start(Options options) {
        Undertow server = Undertow.builder()
                .addHttpListener(options.port(), "127.0.0.1", handler(options))
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, SizeLimits.LARGEST_BODY)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, SizeLimits.HEADERS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 120_000)
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            if (e.getCause() instanceof BindException) {
                throw new GatewayPortInUseException(options.port(), e);
            }
            throw e;
        }
        return new Gateway(server);
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static HttpHandler handler(Options options) {
        Edge edge = new Edge(proxy(options.commandNodes()), proxy(options.queryNodes()));
        return exchange -> {
            exchange.addDefaultResponseListener(GatewayProblems.forUndertowsOwn());
            edge.handleRequest(exchange);
        };
    }

    private static ProxyHandler proxy(List<URI> nodes) {
        LoadBalancingProxyClient client = new LoadBalancingProxyClient()
                .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
                .setProblemServerRetry(1);
        nodes.forEach(client::addHost);
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxConnectionRetries(RETRIES)
                .setIdempotentRequestPredicate(Gateway::isRead)
                .setNext(ResponseCodeHandler.HANDLE_404)
                .build();
    }

    private static boolean isRead(HttpServerExchange exchange) {
        return Methods.GET.equals(exchange.getRequestMethod()) || Methods.HEAD.equals(exchange.getRequestMethod());
    }
}

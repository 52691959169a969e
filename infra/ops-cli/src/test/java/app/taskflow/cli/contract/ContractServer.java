package app.taskflow.cli.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Routes requests, checks tokens and plays faults; what a task is, {@link Tasks} knows. */
public final class ContractServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Tasks tasks = new Tasks();
    private final ImportQueue imports = new ImportQueue(tasks);
    private final AtomicInteger generation = new AtomicInteger(1);

    public ContractServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next requests that begin so get these answers, one each. */
    public void failNext(String request, Fault... answers) {
        faults.computeIfAbsent(request, r -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** From now on the access tokens given out so far are refused; the refresh token still works. */
    public void expireAccessTokens() {
        generation.incrementAndGet();
    }

    /** Method and path of all requests so far. */
    public List<String> requests() {
        return requests;
    }

    public long requests(String beginning) {
        return requests.stream().filter(r -> r.startsWith(beginning)).count();
    }

    /** The last request that began so. */
    public Received last(String beginning) {
        return received.stream()
                .filter(r -> r.request().startsWith(beginning))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    public Tasks tasks() {
        return tasks;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            requests.add(request);
            received.add(new Received(
                    request,
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.UTF_8)));
            Fault fault = nextFault(request);
            if (fault == null) {
                send(exchange, answer(exchange, request, body));
            } else if (fault.status() == Fault.LOST) {
                answer(exchange, request, body);
            } else if (fault.status() == Fault.TORN) {
                exchange.sendResponseHeaders(200, 1 << 20);
                exchange.getResponseBody().write(fault.body().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            } else if (fault.status() > 0) {
                fault.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private synchronized @Nullable Fault nextFault(String request) {
        return faults.entrySet().stream()
                .filter(e -> request.startsWith(e.getKey()))
                .map(e -> e.getValue().poll())
                .filter(f -> f != null)
                .findFirst()
                .orElse(null);
    }

    private Reply answer(HttpExchange exchange, String request, byte[] body) {
        if (ImportQueue.isAbout(request)) {
            return isSigned(exchange)
                    ? imports.answer(last(request), query(exchange.getRequestURI()))
                    : Reply.problem(401, "token-expired");
        }
        JsonNode json = body.length == 0 ? JsonNodeFactory.instance.objectNode() : read(body);
        return switch (request) {
            case "POST /api/v1/auth/register" ->
                new Reply(201, session(json.path("email").asString()));
            case "POST /api/v1/auth/login" ->
                json.path("password").asString("").equals("right")
                        ? new Reply(200, session(json.path("email").asString()))
                        : Reply.problem(401, "invalid-credentials");
            case "POST /api/v1/auth/refresh" ->
                json.path("refreshToken").asString("").equals("refresh")
                        ? new Reply(200, session("somebody"))
                        : Reply.problem(401, "invalid-token");
            default ->
                isSigned(exchange)
                        ? tasks.answer(request, query(exchange.getRequestURI()), exchange.getRequestHeaders(), json)
                        : Reply.problem(401, "token-expired");
        };
    }

    private boolean isSigned(HttpExchange exchange) {
        return ("Bearer access-" + generation.get())
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private ObjectNode session(String email) {
        ObjectNode session = JSON.createObjectNode();
        session.putObject("user")
                .put("id", "0198f7a0-0000-7000-8000-000000000001")
                .put("name", "Demo")
                .put("email", email);
        return session.put("accessToken", "access-" + generation.get()).put("refreshToken", "refresh");
    }

    private static Map<String, String> query(URI uri) {
        String raw = uri.getRawQuery();
        return raw == null
                ? Map.of()
                : Pattern.compile("&")
                        .splitAsStream(raw)
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        send(
                exchange,
                reply.status(),
                reply.text() == null
                        ? JSON.writeValueAsBytes(reply.body())
                        : reply.text().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

package app.taskflow.standalone.gateway;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.util.HttpString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Node command = Node.saying("command");
    private final Node query = Node.saying("query");

    @AfterEach
    void close() {
        client.close();
        command.close();
        query.close();
    }

    @Test
    void each_side_gets_its_requests_with_path_and_query_as_they_came() throws Exception {
        try (Gateway gateway = gateway(List.of(command.address()), List.of(query.address()))) {
            assertThat(get(gateway, "/api/v1/tasks?q=a%2Fb%20c&x=%C3%A9").body())
                    .isEqualTo("query");
            assertThat(post(gateway, "/api/v1/tasks/%2e%2e/x", "{}").body()).isEqualTo("command");
        }
        assertThat(query.asked).extracting(Node.Asked::target).containsExactly("/api/v1/tasks?q=a%2Fb%20c&x=%C3%A9");
        assertThat(command.asked).extracting(Node.Asked::target).containsExactly("/api/v1/tasks/%2e%2e/x?");
    }

    @Test
    void nodes_take_turns() throws Exception {
        try (Node other = Node.saying("other");
                Gateway gateway = gateway(List.of(command.address()), List.of(query.address(), other.address()))) {
            List<String> answers = List.of(
                    get(gateway, "/").body(),
                    get(gateway, "/").body(),
                    get(gateway, "/").body());
            assertThat(answers).contains("query", "other");
        }
    }

    @Test
    void whoever_asks_a_node_that_is_gone_gets_the_answer_of_another() throws Exception {
        URI gone = BreakingNode.gone();
        try (Gateway gateway = gateway(List.of(gone, command.address()), List.of(gone, query.address()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(gateway, "/api/v1/tasks").body()).isEqualTo("query");
                assertThat(post(gateway, "/api/v1/tasks", "{}").body()).isEqualTo("command");
            }
        }
        assertThat(command.asked).hasSize(5);
    }

    @Test
    void a_read_that_breaks_off_is_repeated_on_another_node() throws Exception {
        try (BreakingNode breaking = new BreakingNode();
                Gateway gateway = gateway(List.of(command.address()), List.of(breaking.address(), query.address()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(gateway, "/api/v1/tasks").body()).isEqualTo("query");
            }
            assertThat(breaking.requests).hasPositiveValue();
        }
    }

    @Test
    void a_write_that_breaks_off_is_never_repeated() throws Exception {
        for (String method : List.of("POST", "DELETE")) {
            try (BreakingNode first = new BreakingNode();
                    BreakingNode second = new BreakingNode();
                    Gateway gateway = gateway(List.of(first.address(), second.address()), List.of(query.address()))) {
                HttpRequest request = request(gateway, "/api/v1/tasks/1")
                        .method(method, method.equals("POST") ? ofString("{}") : noBody())
                        .build();
                assertUnavailable(client.send(request, BodyHandlers.ofString()), "/api/v1/tasks/1");
                assertThat(first.requests.get() + second.requests.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void with_no_node_left_the_answer_is_a_problem_that_says_when_to_try_again() throws Exception {
        List<URI> gone = List.of(BreakingNode.gone());
        try (Gateway gateway = gateway(gone, gone)) {
            assertUnavailable(get(gateway, "/api/v1/tasks"), "/api/v1/tasks");
            assertUnavailable(post(gateway, "/api/v1/tasks", "{}"), "/api/v1/tasks");
        }
    }

    @Test
    void a_node_that_comes_back_is_asked_again() throws Exception {
        URI address;
        try (Node before = Node.saying("before")) {
            address = before.address();
        }
        try (Gateway gateway = gateway(List.of(command.address()), List.of(address))) {
            assertThat(get(gateway, "/").statusCode()).isEqualTo(503);
            try (ServerSocket again = new ServerSocket(address.getPort(), 5, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> answerOnce(again));
                assertThat(get(gateway, "/").body()).isEqualTo("back");
            }
        }
    }

    @Test
    void only_the_gateway_says_where_a_request_came_from() throws Exception {
        try (Gateway gateway = gateway(List.of(command.address()), List.of(query.address()))) {
            client.send(
                    request(gateway, "/")
                            .header("X-Forwarded-For", "1.2.3.4")
                            .header("Forwarded", "for=1.2.3.4")
                            .header("X-Real-IP", "1.2.3.4")
                            .header("X-Forwarded-Host", "evil.example")
                            .header("X-Forwarded-Proto", "https")
                            .build(),
                    BodyHandlers.ofString());
        }
        var headers = query.asked.getFirst().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1");
        assertThat(headers.contains("Forwarded")).isFalse();
        assertThat(headers.contains("X-Real-IP")).isFalse();
    }

    @Test
    void an_event_stream_arrives_event_by_event() throws Exception {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        try (Node streaming = new Node(exchange -> {
                    exchange.getResponseHeaders().put(HttpString.tryFromString("Content-Type"), "text/event-stream");
                    var out = exchange.getOutputStream();
                    out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    assertThat(firstWasRead.await(10, TimeUnit.SECONDS)).isTrue();
                    out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
                });
                Gateway gateway = gateway(List.of(command.address()), List.of(streaming.address()))) {
            var stream = client.send(request(gateway, "/api/v1/events").build(), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("data: one");
                firstWasRead.countDown();
                assertThat(lines.readLine()).isEmpty();
                assertThat(lines.readLine()).isEqualTo("data: two");
            }
        }
    }

    @Test
    void what_a_node_answers_is_passed_on_as_it_is() throws Exception {
        try (Node node = new Node(exchange -> {
                    exchange.setStatusCode(exchange.getRequestURI().equals("/304") ? 304 : 503);
                    exchange.getResponseHeaders().put(new HttpString("X-Request-Id"), "of-the-node");
                    exchange.getResponseHeaders().put(new HttpString("ETag"), "\"1\"");
                    exchange.endExchange();
                });
                Gateway gateway = gateway(List.of(node.address()), List.of(node.address()))) {
            HttpResponse<String> notModified = get(gateway, "/304");
            assertThat(notModified.statusCode()).isEqualTo(304);
            assertThat(notModified.headers().firstValue("ETag")).contains("\"1\"");
            assertThat(get(gateway, "/503").body()).isEmpty();
            assertThat(get(gateway, "/503").headers().firstValue("X-Request-Id"))
                    .contains("of-the-node");
        }
    }

    @Test
    void a_port_in_use_is_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options =
                    new Gateway.Options(taken.getLocalPort(), List.of(command.address()), List.of(query.address()));
            assertThatThrownBy(() -> Gateway.start(options))
                    .isInstanceOf(GatewayPortInUseException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private static Gateway gateway(List<URI> commandNodes, List<URI> queryNodes) {
        return Gateway.start(new Gateway.Options(0, commandNodes, queryNodes));
    }

    private HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        return client.send(request(gateway, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Gateway gateway, String path, String body) throws Exception {
        return client.send(request(gateway, path).POST(ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Gateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private static void assertUnavailable(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.get("code").stringValue()).isEqualTo("unavailable");
        assertThat(problem.get("status").intValue()).isEqualTo(503);
        assertThat(problem.get("instance").stringValue()).isEqualTo(path);
        assertThat(response.headers().firstValue("X-Request-Id"))
                .contains(problem.get("requestId").stringValue());
    }

    private static void answerOnce(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

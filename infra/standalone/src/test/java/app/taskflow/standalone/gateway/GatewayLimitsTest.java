package app.taskflow.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies, URLs and framings that the gateway must refuse, or hand on unharmed. */
class GatewayLimitsTest {

    private static final int MIB = 1 << 20;

    private final Node node = new Node(exchange -> {
        long bytes = exchange.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        exchange.getResponseSender().send("read " + bytes);
    });
    private final Gateway gateway =
            Gateway.start(new Gateway.Options(0, List.of(node.address()), List.of(node.address())));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        gateway.close();
        node.close();
    }

    @Test
    void a_body_up_to_the_limit_of_its_path_passes() throws Exception {
        assertThat(post("/api/v1/tasks", bytes(MIB)).body()).isEqualTo("read " + MIB);
        assertThat(post("/api/v1/tasks/batch", bytes(8 * MIB)).body()).isEqualTo("read " + 8 * MIB);
        assertThat(post("/api/v1/imports", streamed(20 * MIB)).body()).isEqualTo("read " + 20 * MIB);
    }

    @Test
    void a_body_that_says_it_is_larger_is_refused_unread() throws Exception {
        assertThatItIsTooLarge(post("/api/v1/tasks", bytes(MIB + 1)));
        assertThatItIsTooLarge(post("/api/v1/tasks/batch", bytes(8 * MIB + 1)));
        assertThat(node.asked).isEmpty();
    }

    @Test
    void a_body_that_turns_out_larger_is_refused_too() throws Exception {
        assertThatItIsTooLarge(post("/api/v1/tasks", streamed(MIB + 1)));
    }

    @Test
    void a_long_url_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(address("/api/v1/tasks?q=" + "x".repeat(8_200)))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(414);
        assertThat(response.body()).contains("\"uri-too-long\"");
    }

    @Test
    void headers_too_large_for_the_contract_reach_the_node_that_says_so() throws Exception {
        var request = HttpRequest.newBuilder(address("/api/v1/tasks"))
                .header("X-Large", "x".repeat(20_000))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("read 0");
    }

    @Test
    void a_request_that_could_be_read_as_two_is_never_handed_on_as_two() throws Exception {
        String hidden = "GET /api/v1/hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        for (String framing : List.of(
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Content-Length: +4\r\n")) {
            exchangeRaw("POST /api/v1/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + framing + "\r\n0\r\n\r\n"
                    + hidden);
        }
        assertThat(node.asked).extracting(Node.Asked::target).doesNotContain("/api/v1/hidden?");
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        return client.send(HttpRequest.newBuilder(address(path)).POST(body).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    private static HttpRequest.BodyPublisher bytes(int count) {
        return BodyPublishers.ofByteArray(new byte[count]);
    }

    /** Chunked: nobody knows its length beforehand. */
    private static HttpRequest.BodyPublisher streamed(int count) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[count]));
    }

    private static void assertThatItIsTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"payload-too-large\"");
    }

    private void exchangeRaw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            in.readAllBytes();
        } catch (java.net.SocketTimeoutException e) {
            // Waiting for the rest of a body that does not come is as good an answer as any.
        }
    }
}

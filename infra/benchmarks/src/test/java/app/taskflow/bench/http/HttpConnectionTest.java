package app.taskflow.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConnectionTest {

    private static final byte[] REQUEST = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1);

    /** Answers the n-th request of a connection with the n-th text, in pieces, and closes. */
    private static ServerSocket answering(int piece, List<String> answers) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                for (String answer : answers) {
                    assertThat(socket.getInputStream().readNBytes(REQUEST.length))
                            .isEqualTo(REQUEST);
                    send(socket.getOutputStream(), answer.getBytes(ISO_8859_1), piece);
                }
            } catch (IOException e) {
                // The client has gone; what it saw is what the test looks at.
            }
        });
        return server;
    }

    private static void send(OutputStream out, byte[] bytes, int piece) throws IOException {
        for (int from = 0; from < bytes.length; from += piece) {
            out.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
            out.flush();
        }
    }

    @Test
    void answers_are_told_apart_however_they_are_framed_and_cut() throws IOException {
        List<String> answers = List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"1\"\r\n\r\nhello",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, \r\nworld!\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length:100000\r\n\r\n" + "x".repeat(100_000));
        for (int piece : new int[] {1, 7, 1 << 20}) {
            List<String> small = piece == 1 ? answers.subList(0, 3) : answers;
            try (ServerSocket server = answering(piece, small);
                    HttpConnection connection = new HttpConnection(server.getLocalPort())) {
                assertThat(connection.exchange(REQUEST)).isEqualTo(200);
                assertThat(connection.body()).asString(ISO_8859_1).isEqualTo("hello");
                assertThat(connection.header("etag")).isEqualTo("\"1\"");
                assertThat(connection.header("location")).isEmpty();
                assertThat(connection.exchange(REQUEST)).isEqualTo(204);
                assertThat(connection.body()).isEmpty();
                assertThat(connection.exchange(REQUEST)).isEqualTo(404);
                assertThat(connection.body()).asString(ISO_8859_1).isEqualTo("hello, \r\nworld!");
                if (piece > 1) {
                    assertThat(connection.exchange(REQUEST)).isEqualTo(200);
                    assertThat(connection.body()).hasSize(100_000);
                }
            }
        }
    }

    @Test
    void an_answer_that_ends_early_is_an_error() throws IOException {
        try (ServerSocket server = answering(100, List.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"));
                HttpConnection connection = new HttpConnection(server.getLocalPort())) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> connection.exchange(REQUEST));
        }
    }

    @Test
    void the_static_server_answers_many_connections_with_the_same_bytes(@TempDir Path directory) throws Exception {
        byte[] body = "{\"items\":[]}".getBytes(ISO_8859_1);
        try (StaticTomcat server = new StaticTomcat(directory, body);
                HttpLoad load = new HttpLoad(server.port(), 4, REQUEST);
                HttpConnection connection = new HttpConnection(server.port())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo(body);
            assertThat(load.run(Duration.ofMillis(100)).done()).isGreaterThanOrEqualTo(4);
        }
    }
}

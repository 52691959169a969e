package app.taskflow.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Answer;
import app.taskflow.system.client.RawRequest;
import app.taskflow.system.client.Reader;
import app.taskflow.system.client.Visitor;
import app.taskflow.system.client.Writer;
import app.taskflow.system.program.RunningCluster;
import app.taskflow.system.program.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real nginx, with the deployment's configuration, in front of two nodes of each side. */
@EnabledIf(value = "app.taskflow.system.deploy.Nginx#isInstalled", disabledReason = "nginx is not installed")
@Tag("campaign")
class NginxIT {

    @TempDir
    static Path directory;

    private static RunningCluster cluster;
    private static Nginx nginx;
    private static Visitor ada;

    @BeforeAll
    static void start() {
        SigningKey.makeIn(directory.resolve("data/keys"));
        cluster = RunningCluster.started(
                directory.resolve("data"),
                Map.of("SPRING_PROFILES_ACTIVE", "production", "TASKFLOW_KEYS_DEVELOPMENT", "false"));
        nginx = Nginx.inFrontOf(
                directory.resolve("nginx"),
                List.of(cluster.portOf("command-1"), cluster.portOf("command-2")),
                List.of(cluster.portOf("query-1"), cluster.portOf("query-2")));
        ada = Visitor.registered(nginx.port());
    }

    @AfterAll
    static void stop() {
        ada.close();
        nginx.close();
        cluster.close();
    }

    @Test
    void each_side_gets_what_is_its_own() {
        Answer created = ada.post("/tasks", """
                {"title": "Through nginx"}""");
        assertThat(created.status()).isEqualTo(201);
        String token = created.header("Consistency-Token");
        for (int turn = 0; turn < 4; turn++) {
            assertThat(ada.get("/tasks?q=nginx", "Consistency-Token", token, "Prefer", "wait=10")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(1);
        }
        assertThat(ada.get("/users/me").text("email")).isEqualTo(ada.email());
        assertDeleted("/tasks/" + created.text("id"));
    }

    @Test
    void a_body_that_is_too_large() throws IOException {
        assertProblem(
                413, "payload-too-large", """
                POST /api/v1/tasks HTTP/1.1
                Host: localhost
                X-Request-Id: from.outside
                Content-Length: 1048577
                Connection: close

                """, "\"requestId\":\"from.outside\"", "\"instance\":\"/api/v1/tasks\"");
    }

    @Test
    void a_url_that_is_too_long() throws IOException {
        assertProblem(414, "uri-too-long", get("/api/v1/tasks?q=" + "a".repeat(8_200)));
    }

    @Test
    void headers_that_are_too_large() throws IOException {
        assertProblem(431, "headers-too-large", """
                GET /api/v1/tasks HTTP/1.1
                Host: localhost
                Connection: close
                X-Much: %s

                """.formatted("a".repeat(8_200)));
        assertProblem(431, "headers-too-large", """
                GET /api/v1/tasks HTTP/1.1
                Host: localhost
                Connection: close
                X-Much: %1$s
                X-More: %1$s
                X-Most: %1$s

                """.formatted("a".repeat(6_000)));
    }

    @Test
    void management_is_not_found() throws IOException {
        assertProblem(404, "not-found", get("/actuator/health"));
    }

    @Test
    void a_request_that_makes_no_sense() throws IOException {
        assertProblem(400, "malformed-request", "GET /api/v1/tasks HTTP/1.1\nConnection: close\n\n");
    }

    @Test
    void the_nodes_know_the_address_of_the_client_and_not_what_it_claims() throws IOException {
        String id = "claims." + System.nanoTime();
        RawRequest.send(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), nginx.port(), """
                POST /api/v1/tasks HTTP/1.1
                Host: localhost
                X-Request-Id: %s
                X-Forwarded-For: 203.0.113.9
                X-Real-IP: 203.0.113.9
                Forwarded: for=203.0.113.9
                Content-Length: 0
                Connection: close

                """.formatted(id));
        await().untilAsserted(() -> assertThat(linesWith(id))
                .isNotEmpty()
                .anyMatch(line -> line.contains("127.0.0.2"))
                .noneMatch(line -> line.contains("203.0.113.9")));
    }

    @Test
    void with_a_node_of_each_side_killed_nothing_acknowledged_is_lost() {
        try (Writer writer = Writer.started(nginx.port(), "writer")) {
            await().until(() -> writer.count() > 10);
            cluster.processOf("command-2").destroyForcibly();
            cluster.processOf("query-1").destroyForcibly();
            int then = writer.count();
            await().atMost(Duration.ofMinutes(1)).until(() -> writer.count() > then + 20);
            List<Writer.Acknowledged> acknowledged = writer.stop();
            assertThat(Reader.everythingOf(writer.visitor(), writer.consistencyToken()))
                    .extracting(Reader.Seen::id)
                    .isEqualTo(
                            acknowledged.stream().map(Writer.Acknowledged::id).toList());
        }
    }

    /** A node that was killed a moment ago makes a 503 of a write, once, after which nginx leaves it out. */
    private static void assertDeleted(String path) {
        await().until(() -> {
            Answer answer = ada.send("DELETE", path, "", Duration.ofSeconds(10));
            if (answer.status() == 503) {
                assertThat(answer.text("code")).isEqualTo("unavailable");
                return false;
            }
            assertThat(answer.status()).as("%s", answer).isEqualTo(204);
            return true;
        });
    }

    @Test
    void without_a_node_each_method_is_unavailable() throws IOException {
        try (Nginx alone = Nginx.inFrontOf(directory.resolve("alone"), List.of(1), List.of(1))) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                String answer = RawRequest.send(
                        alone.port(),
                        get("/api/v1/tasks/1")
                                .replace("GET", method)
                                .replace("Connection", "Content-Length: 0\nConnection"));
                assertThat(answer)
                        .startsWith("HTTP/1.1 503")
                        .contains("\"code\":\"unavailable\"", "Retry-After: 1", "application/problem+json");
            }
        }
    }

    private static List<String> linesWith(String text) throws IOException {
        try (var files = Files.list(directory.resolve("data/logs"))) {
            return files.flatMap(NginxIT::lines)
                    .filter(line -> line.contains(text))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(String target) {
        return """
                GET %s HTTP/1.1
                Host: localhost
                Connection: close

                """.formatted(target);
    }

    private static void assertProblem(int status, String code, String request, String... parts) throws IOException {
        String answer = RawRequest.send(nginx.port(), request);
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains(
                        "Content-Type: application/problem+json",
                        "X-Request-Id: ",
                        "X-Content-Type-Options: nosniff",
                        "\"type\":\"https://taskflow.app/problems/" + code + "\"",
                        "\"code\":\"" + code + "\"",
                        "\"status\":" + status)
                .satisfies(text -> assertThat(List.of(parts)).allMatch(text::contains))
                .doesNotContain("<html", "nginx/");
    }
}

package app.taskflow.system.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.producer.Main;
import app.taskflow.system.client.Answer;
import app.taskflow.system.client.RawRequest;
import app.taskflow.system.client.Visitor;
import app.taskflow.system.program.Program;
import app.taskflow.system.program.ProxyTrap;
import app.taskflow.system.program.SigningKey;
import app.taskflow.system.program.SocketWatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process in the production profile, from an empty directory: what it does, and what it gives away. */
class StandaloneIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path data;

    private static final AtomicLong PID = new AtomicLong(Long.MAX_VALUE);
    private static ProxyTrap trap;
    private static SocketWatch sockets;
    private static Program program;
    private static Visitor ada;

    @BeforeAll
    static void start() {
        SigningKey.makeIn(data.resolve("keys"));
        trap = ProxyTrap.open();
        sockets = SocketWatch.of(PID::get);
        program = Program.run(
                trap.options(),
                Map.of(
                        "SPRING_PROFILES_ACTIVE", "production",
                        "TASKFLOW_KEYS_DEVELOPMENT", "false",
                        "TASKFLOW_ADMIN_EMAIL", CommandLines.ADMIN,
                        "TASKFLOW_ADMIN_PASSWORD", CommandLines.PASSWORD,
                        "TASKFLOW_LIMITS_FACTOR", "100"),
                "start",
                "--port",
                "0",
                "--data",
                data.toString());
        PID.set(program.pid());
        program.awaitReady();
        ada = Visitor.registered(program.port());
    }

    @AfterAll
    static void stop() {
        ada.close();
        program.close();
        sockets.close();
        trap.close();
    }

    @Test
    void a_task_is_read_right_after_it_was_written() {
        Answer created = ada.post("/tasks", """
                {"title": "Water the plants", "tags": ["home"]}""");
        assertThat(created.status()).isEqualTo(201);

        Answer listed = ada.get("/tasks?q=plant", "Consistency-Token", created.header("Consistency-Token"));

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().path("items").get(0)).isEqualTo(created.json());
        assertThat(ada.get(created.header("Location").substring("/api/v1".length()))
                        .json())
                .isEqualTo(created.json());
    }

    @Test
    void a_write_is_answered_with_the_very_bytes_that_a_read_gives() {
        String parent = ada.post("/tasks", "{\"title\": \"Garden\"}").text("id");
        Answer upload = ada.upload("/imports", "application/x-ndjson", """
                {"title": "Compost", "externalId": "7", "description": "All of it", "status": "done", "priority": "low",\
                 "dueDate": "2026-12-01", "dueTime": "08:30", "timeZone": "Europe/Berlin", "tags": ["home"],\
                 "recurrence": "FREQ=WEEKLY", "parentId": "%s", "archivedAt": "2026-11-23T09:59:26.689Z"}
                """.formatted(parent));
        assertThat(upload.status()).as(upload.toString()).isEqualTo(202);
        await().until(() -> importState(upload.text("id"), "state").equals("completed"));
        assertThat(importState(upload.text("id"), "created")).isEqualTo("1");
        AtomicReference<String> path = new AtomicReference<>();
        await().until(() -> {
            JsonNode found = ada.get("/tasks?q=compost&archived=any").json().at("/items/0/id");
            path.set("/tasks/" + found.asString(""));
            return found.isString();
        });

        assertWriteIsAnsweredAsRead(path.get(), ada.patch(path.get(), "{\"title\": \"Turn the compost\"}"));
        assertWriteIsAnsweredAsRead(path.get(), ada.patch(path.get(), "{}"));
        assertThat(ada.send("DELETE", path.get(), "", Duration.ofSeconds(30)).status())
                .isEqualTo(204);
        assertWriteIsAnsweredAsRead(path.get(), ada.post(path.get() + "/restore", ""));
    }

    private static void assertWriteIsAnsweredAsRead(String path, Answer written) {
        assertThat(written.status()).as(written.toString()).isEqualTo(200);
        assertThat(written.json().propertyNames())
                .contains("parentId", "recurrence", "source", "dueTime", "archivedAt", "completedAt");
        String token = written.header("Consistency-Token");
        Answer read = ada.get(path, "Consistency-Token", token);
        assertThat(read.body()).isEqualTo(written.body());
        assertThat(read.header("ETag")).isEqualTo(written.header("ETag"));
        assertThat(ada.get(path, "Consistency-Token", token, "If-None-Match", written.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void the_command_line_imports_a_file_exports_the_audit_and_proves_an_event(@TempDir Path files) throws IOException {
        CommandLines admin = new CommandLines(program.port());
        Path tasks = Files.writeString(
                files.resolve("tasks.csv"), "externalId,title,status\n1,Milk,todo\n2,Bread,NOPE\n3,Salt,done\n");
        assertThat(admin.run("import", tasks.toString())).as(admin.said()).isEqualTo(1);
        assertThat(admin.said()).contains("created    2", "must be one of todo, in_progress, done, not NOPE");

        Path events = files.resolve("events.ndjson");
        assertThat(admin.run("ops", "audit", "export", "--type", "task.created", "-o", events.toString()))
                .as(admin.said())
                .isZero();
        JsonNode milk = Files.readAllLines(events).stream()
                .map(JSON::readTree)
                .filter(event -> event.at("/data/title").asString("").equals("Milk"))
                .findFirst()
                .orElseThrow();
        Path proof = files.resolve("proof.json");
        String event = milk.path("eventId").asString();
        assertThat(admin.run("ops", "audit", "proof", event, "-o", proof.toString()))
                .as(admin.said())
                .isZero();
        Path key = files.resolve("jwks.json");
        Files.writeString(key, CommandLines.publicKeys(program.port()));
        assertThat(admin.run("verify-proof", proof.toString(), "--key", key.toString()))
                .as(admin.said())
                .isZero();
        assertThat(admin.said()).contains("The proof holds", event);
        assertThat(admin.run("ops", "verify")).as(admin.said()).isZero();
        assertThat(admin.run("ops", "checkpoints")).isZero();
        assertThat(admin.run("ops", "roles", "set", CommandLines.ADMIN, "user")).isEqualTo(1);
        assertThat(admin.said()).contains("nothing was altered", "own-role");
    }

    @Test
    void the_example_producer_imports_over_kafka_and_the_same_lines_again_create_nothing() {
        String lines = IntStream.rangeClosed(1, 300)
                        .mapToObj("{\"title\":\"produced %d\"}\n"::formatted)
                        .collect(Collectors.joining())
                + "{\"title\":\"produced\",\"status\":\"NOPE\"}\n";
        String importId = UUID.randomUUID().toString();

        assertThat(produce(importId, lines)).contains("all records: 301", "GET /api/v1/imports/" + importId);
        await().until(() -> importState(importId, "state").equals("completed"));
        assertThat(importState(importId, "created")).isEqualTo("300");
        assertThat(importState(importId, "rejected")).isEqualTo("1");

        String behind = UUID.randomUUID().toString();
        assertThat(produce(importId, lines)).contains("all records: 301");
        assertThat(produce(behind, "{\"title\":\"behind them\"}")).contains("all records: 1.");
        await().until(() -> importState(behind, "state").equals("completed"));
        Answer listed = ada.get("/tasks?q=produced&limit=1&include=total");
        assertThat(listed.json().path("total").asInt()).isEqualTo(300);
    }

    private static String produce(String importId, String lines) {
        var said = new ByteArrayOutputStream();
        var console = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = Main.run(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                console,
                console,
                "--owner",
                ada.id(),
                "--import-id",
                importId,
                "--bootstrap",
                program.found("Kafka +([0-9.:]+),"),
                "-");
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String importState(String importId, String name) {
        return ada.get("/imports/" + importId).json().path(name).asString("");
    }

    @Test
    void the_request_id_stands_in_the_log_the_event_and_the_headers_on_kafka() {
        String requestId = "traced." + System.nanoTime();
        Answer created = ada.post("/tasks", """
                {"title": "Find me"}""", "X-Request-Id", requestId);

        assertThat(created.header("X-Request-Id")).isEqualTo(requestId);
        assertThat(Backstage.commits(program, requestId)).hasSize(1);
        assertThat(Backstage.recordsOnKafka(program, requestId))
                .as("subjects of events")
                .containsExactly(created.text("id"));
        await().untilAsserted(() -> assertThat(log())
                .filteredOn(line -> line.contains(requestId))
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line).contains("/api/v1/tasks")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User-Agent: evil\u001b[31mred MARK",
                "User-Agent: two MARK\n folded {\"forged\":true}",
                "X-Request-Id: MARK%0d%0a{\"forged\":true}",
                "X-Request-Id: MARK\u001b[2J",
                "X-Request-Id: {\"forged\":\"MARK\"}",
                "Idempotency-Key: MARK\u001b[31m",
                "Idempotency-Key: MARK\n {\"forged\":true}",
                "Idempotency-Key: MARK%0d%0a{\"forged\":true}"
            })
    void whatever_a_header_holds_each_line_of_the_log_is_one_json_object(String header) throws IOException {
        String mark = "mark" + System.nanoTime();
        RawRequest.send(program.port(), """
                POST /api/v1/tasks?%1$s HTTP/1.1
                Host: localhost
                %2$s
                Authorization: Bearer %3$s
                Content-Length: 0
                Connection: close

                """.formatted(mark, header.replace("MARK", mark), ada.token()));
        assertLogIsClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one\\r\\n{\\\"forged\\\":true}", "\\u001b[31mred", "${jndi:ldap://127.0.0.1:1/x}", "%0a%0d"})
    void whatever_a_title_holds_each_line_of_the_log_is_one_json_object(String title) throws IOException {
        Answer answer = ada.post("/tasks", "{\"title\": \"%s\"}".formatted(title));

        assertThat(answer.status()).isIn(201, 422);
        assertLogIsClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/health/readiness", "/actuator/prometheus"})
    void management_endpoints_are_not_on_the_public_port(String path) throws IOException {
        String signedIn = RawRequest.send(program.port(), """
                GET %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Connection: close

                """.formatted(path, ada.token()));

        assertThat(signedIn).startsWith("HTTP/1.1 404").contains("\"code\":\"not-found\"");
    }

    @Test
    void no_secret_is_in_the_log_or_on_the_console() throws IOException {
        Answer login = ada.post("/auth/login", """
                {"email": "%s", "password": "%s", "tokenDelivery": "body"}""".formatted(ada.email(), Visitor.PASSWORD));
        assertThat(login.status()).isEqualTo(200);

        List<String> secrets = List.of(
                Visitor.PASSWORD, ada.token(), login.text("accessToken"), login.text("refreshToken"), "BEGIN PRIVATE");

        assertThat(String.join("\n", log()) + program.text()).doesNotContain(secrets);
    }

    /** Last in spirit: it speaks for all that the other tests made the process do, as far as they have run. */
    @Test
    void nothing_is_asked_from_or_offered_to_the_world_outside() {
        assertThat(sockets.seen()).as("sockets seen").isGreaterThan(10);
        assertThat(sockets.beyondLoopback()).isEqualTo(Set.of());
        assertThat(trap.caught()).isEmpty();
    }

    private static void assertLogIsClean() throws IOException {
        // What is written after the lines in question: when it is there, they are.
        String last = "last." + System.nanoTime();
        ada.post("/tasks", "{}", "X-Request-Id", last);
        await().until(() -> log().stream().anyMatch(line -> line.contains(last)));
        assertThat(log()).allSatisfy(line -> {
            JsonNode object = JSON.readTree(line);
            assertThat(object.isObject()).isTrue();
            assertThat(object.has("forged")).isFalse();
            assertThat(line.chars()).noneMatch(Character::isISOControl);
        });
    }

    private static List<String> log() throws IOException {
        return Files.readAllLines(data.resolve("logs/taskflow.log"), StandardCharsets.UTF_8);
    }
}

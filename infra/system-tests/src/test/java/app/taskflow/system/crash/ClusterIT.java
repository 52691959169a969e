package app.taskflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Answer;
import app.taskflow.system.client.Reader;
import app.taskflow.system.client.Visitor;
import app.taskflow.system.client.Writer;
import app.taskflow.system.program.RunningCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two command-side and two query-side processes against one set of servers: they let in and keep out as one, and lose
 * nothing when a node of each is killed while users write.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

    private static final int WRITERS = 8;

    /** Of imports there are few, and none comes back while the test runs; of all else there is plenty. */
    private static final Map<String, String> BUDGETS = Map.of(
            "TASKFLOW_LIMITS_FACTOR", "1",
            "TASKFLOW_LIMITS_AUTH_REQUESTS", "30000",
            "TASKFLOW_LIMITS_WRITE_REQUESTS", "600000",
            "TASKFLOW_LIMITS_READ_REQUESTS", "3000000",
            "TASKFLOW_LIMITS_IMPORT_REQUESTS", "60",
            "TASKFLOW_LIMITS_IMPORT_WINDOW", "365d");

    @TempDir
    static Path data;

    private static RunningCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RunningCluster.started(data, BUDGETS);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void a_session_that_ends_on_one_process_is_refused_by_all_of_both_sides_within_a_second() {
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"))) {
            Map<String, String> reads =
                    Map.of("command-2", "/users/me", "query-1", "/tasks?limit=1", "query-2", "/tasks?limit=1");
            assertThat(reads)
                    .allSatisfy((node, path) -> assertThat(
                                    ada.at(cluster.portOf(node)).get(path).status())
                            .as(node)
                            .isEqualTo(200));

            assertThat(ada.post("/auth/logout", "{}").status()).isEqualTo(204);

            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> assertThat(reads).allSatisfy((node, path) -> {
                        Answer answer = ada.at(cluster.portOf(node)).get(path);
                        assertThat(answer.status()).as(node).isEqualTo(401);
                        assertThat(answer.text("code")).isEqualTo("session-revoked");
                    }));
        }
    }

    @Test
    @Order(1)
    void twenty_refreshes_at_once_on_two_processes_have_one_successor() {
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"))) {
            Answer login = ada.post("/auth/login", """
                    {"email": "%s", "password": "%s", "tokenDelivery": "body"}""".formatted(ada.email(), Visitor.PASSWORD));
            String refresh = "{\"refreshToken\": \"%s\"}".formatted(login.text("refreshToken"));
            List<Answer> answers = onBothAtOnce(ada, 20, visitor -> visitor.post("/auth/refresh", refresh));
            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(answers)
                    .extracting(answer -> answer.text("refreshToken"))
                    .containsOnly(answers.getFirst().text("refreshToken"));
        }
    }

    @Test
    @Order(1)
    void of_registrations_of_one_address_at_once_on_two_processes_one_gets_it() {
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"))) {
            String account = """
                    {"name": "Eve", "email": "%s@example.org", "password": "%s"}""".formatted(UUID.randomUUID(), Visitor.PASSWORD);
            List<Answer> answers = onBothAtOnce(ada, 8, visitor -> visitor.post("/auth/register", account));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .hasSize(7)
                    .allMatch(answer -> answer.text("code").equals("email-taken"));
        }
    }

    @Test
    @Order(1)
    void the_eleventh_failure_is_counted_over_two_processes_and_who_is_signed_in_stays_so() {
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"))) {
            String wrong = "{\"email\": \"%s\", \"password\": \"not the password\"}".formatted(ada.email());
            List<Visitor> nodes = List.of(ada, ada.at(cluster.portOf("command-2")));
            for (int i = 0; i < 10; i++) {
                assertThat(nodes.get(i % 2).post("/auth/login", wrong).text("code"))
                        .isEqualTo("invalid-credentials");
            }
            assertThat(nodes).allSatisfy(node -> {
                Answer refused = node.post("/auth/login", wrong);
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.text("code")).isEqualTo("too-many-attempts");
                assertThat(node.get("/users/me").status()).isEqualTo(200);
            });
        }
    }

    @Test
    @Order(1)
    void a_key_is_one_write_on_two_processes_and_another_users_same_key_another_one() {
        String key = UUID.randomUUID().toString();
        String milk = "{\"title\": \"Milk\"}";
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"));
                Visitor eve = Visitor.registered(cluster.portOf("command-2"))) {
            Answer first = ada.post("/tasks", milk, "Idempotency-Key", key);
            Answer again = ada.at(cluster.portOf("command-2")).post("/tasks", milk, "Idempotency-Key", key);
            Answer others = eve.post("/tasks", milk, "Idempotency-Key", key);
            assertThat(again.text("id")).isEqualTo(first.text("id"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(others.status()).isEqualTo(201);
            assertThat(others.header("Idempotency-Replayed")).isEmpty();
            assertThat(others.text("id")).isNotEqualTo(first.text("id"));
        }
    }

    /** What is in a file that is no import does not matter to the budget. */
    @Test
    @Order(1)
    void two_processes_grant_one_budget_between_them_to_the_last_request() {
        try (Visitor ada = Visitor.registered(cluster.portOf("command-1"))) {
            List<Answer> answers = onBothAtOnce(ada, 80, visitor -> visitor.post("/imports", "no file"));
            assertThat(answers).filteredOn(answer -> answer.status() != 429).hasSize(60);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 429)
                    .allMatch(answer -> answer.text("code").equals("rate-limited"));
            assertThat(ada.get("/users/me").status()).isEqualTo(200);
        }
    }

    /** In turns on the command-side nodes, all begun before the first is answered. */
    private static List<Answer> onBothAtOnce(Visitor visitor, int calls, Function<Visitor, Answer> call) {
        List<Visitor> nodes = List.of(visitor, visitor.at(cluster.portOf("command-2")));
        var barrier = new CyclicBarrier(calls);
        List<Future<Answer>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < calls; n++) {
                Visitor node = nodes.get(n % 2);
                running.add(pool.submit(() -> {
                    barrier.await();
                    return call.apply(node);
                }));
            }
        }
        return running.stream().map(Future::resultNow).toList();
    }

    @Test
    @Order(2)
    void what_was_acknowledged_is_in_the_views_of_both_nodes_once_and_in_order_after_a_node_of_each_side_was_killed() {
        List<Writer> writers = IntStream.range(0, WRITERS)
                .mapToObj(n -> Writer.started(cluster.port(), "writer " + n))
                .toList();
        try {
            awaitWrittenByEach(writers, 10);
            kill("command-1");
            awaitWrittenByEach(writers, 10);
            kill("query-2");
            awaitWrittenByEach(writers, 10);
            writers.forEach(ClusterIT::assertAllIsThereOnce);
        } finally {
            writers.forEach(Writer::close);
        }
        assertThat(Stream.of("command-1", "query-2"))
                .as("what is killed is started again")
                .allMatch(node -> cluster.program().says(node + " (process"));
    }

    private static void kill(String node) {
        ProcessHandle process = cluster.processOf(node);
        assertThat(process.destroyForcibly()).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
    }

    private static void awaitWrittenByEach(List<Writer> writers, int more) {
        List<Integer> enough =
                writers.stream().map(writer -> writer.count() + more).toList();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> IntStream.range(0, writers.size())
                        .allMatch(n -> writers.get(n).count() >= enough.get(n)));
    }

    /** Asked several times, as the query-side nodes take turns. */
    private static void assertAllIsThereOnce(Writer writer) {
        List<Reader.Seen> acknowledged = writer.stop().stream()
                .map(task -> new Reader.Seen(task.id(), task.title(), task.status()))
                .toList();
        for (int turn = 0; turn < 3; turn++) {
            assertThat(Reader.everythingOf(writer.visitor(), writer.consistencyToken()))
                    .isEqualTo(acknowledged);
        }
    }
}

package app.taskflow.command.task.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestServers;
import app.taskflow.log.EventLog;
import app.taskflow.web.problem.ProblemCode;
import io.lettuce.core.RedisClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The group Quotas and idempotency: {@code Idempotency-Key} over two nodes, with Redis, without its data, without it. */
final class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String PLANTS = "{\"title\":\"Water the plants\"}";
    private static final List<String> SAME = List.of("ETag", "Location", "Consistency-Token", "Content-Type");

    private static RunningCommandSide a;
    private static RunningCommandSide b;
    /** On the same log, but its Redis is not there. */
    private static RunningCommandSide blind;

    private Client ada;
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        String database = TestServers.newDatabase();
        a = node(database, Map.of());
        b = node(database, Map.of());
        blind = node(database, Map.of("spring.data.redis.url", "redis://127.0.0.1:1"));
    }

    private static RunningCommandSide node(String database, Map<String, String> more) {
        Map<String, String> properties = new java.util.HashMap<>(Map.of(
                "taskflow.log.database", database + "_log", "taskflow.identity.database", database + "_identity"));
        properties.putAll(more);
        return RunningCommandSide.start(properties);
    }

    @AfterAll
    static void stop() {
        Stream.of(a, b, blind).forEach(RunningCommandSide::close);
    }

    @BeforeEach
    void meetAda() {
        ada = Client.of(a);
    }

    @Test
    void a_retry_gets_the_first_answer_again_from_whichever_node() {
        Answer first = create(ada, key, PLANTS).is(201);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertReplay(create(ada, key, PLANTS), first);
        assertReplay(create(ada.at(b), key, PLANTS), first);
        assertThat(events(ada)).isEqualTo(1);
    }

    @Test
    void the_first_answer_is_given_although_the_task_has_changed_since() {
        Answer first = create(ada, key, PLANTS).is(201);
        ada.patch(first.text("id"), "{\"title\":\"Water them twice\"}").is(200);
        assertReplay(create(ada.at(b), key, PLANTS), first);
    }

    @Test
    void what_redis_has_lost_the_log_tells() {
        Answer first = create(ada, key, PLANTS).is(201);
        ada.patch(first.text("id"), "{\"title\":\"Water them twice\"}").is(200);
        emptyRedis();
        assertReplay(create(ada.at(b), key, PLANTS), first);
        assertReplay(create(ada, key, PLANTS), first);
        assertThat(events(ada)).isEqualTo(2);
    }

    @Test
    void without_redis_the_log_decides() {
        Client blindly = ada.at(blind);
        Answer first = create(blindly, key, PLANTS).is(201);
        assertReplay(create(blindly, key, PLANTS), first);
        assertReplay(create(ada, key, PLANTS), first);
        create(blindly, key, "{\"title\":\"Water the cat\"}").isProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(events(ada)).isEqualTo(1);
    }

    @Test
    void every_write_of_a_task_can_be_told_again_from_the_log() {
        String id = ada.create(PLANTS).text("id");
        record Write(String method, String path, String body) {}
        List<Write> writes = List.of(
                new Write("PATCH", "/tasks/" + id, "{\"title\":\"Water them twice\",\"status\":\"done\"}"),
                new Write("POST", "/tasks/" + id + "/archive", ""),
                new Write("POST", "/tasks/" + id + "/unarchive", ""),
                new Write("DELETE", "/tasks/" + id, ""),
                new Write("POST", "/tasks/" + id + "/restore", ""));
        List<Answer> first = writes.stream()
                .map(w -> keyed(ada, w.method(), w.path(), w.body(), key + w.path() + w.method()))
                .toList();
        long events = events(ada);
        for (boolean lost : new boolean[] {false, true}) {
            if (lost) {
                emptyRedis();
            }
            for (int i = 0; i < writes.size(); i++) {
                Write w = writes.get(i);
                assertReplay(
                        keyed(ada.at(b), w.method(), w.path(), w.body(), key + w.path() + w.method()), first.get(i));
            }
        }
        assertThat(events(ada)).isEqualTo(events);
    }

    @Test
    void a_refusal_is_kept_too() {
        Answer first = create(ada, key, "{\"title\":\"\"}").isProblem(ProblemCode.VALIDATION_FAILED);
        Answer again = create(ada.at(b), key, "{\"title\":\"\"}");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header(REPLAYED)).isEqualTo("true");
    }

    @Test
    void a_patch_that_changes_nothing_is_decided_anew_when_redis_has_lost_it() {
        String id = ada.create(PLANTS).text("id");
        keyed(ada, "PATCH", "/tasks/" + id, "{}", key).is(200);
        emptyRedis();
        ada.patch(id, "{\"title\":\"Water them twice\"}").is(200);
        Answer again = keyed(ada, "PATCH", "/tasks/" + id, "{}", key).is(200);
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.header(REPLAYED)).isEmpty();
    }

    @Test
    void another_body_path_or_method_under_the_same_key_is_refused() {
        String id = create(ada, key, PLANTS).is(201).text("id");
        for (Client client : List.of(ada, ada.at(b), ada.at(blind))) {
            create(client, key, PLANTS + " ").isProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            keyed(client, "PATCH", "/tasks/" + id, PLANTS, key).isProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            keyed(client, "DELETE", "/tasks/" + id, "", key).isProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        assertThat(events(ada)).isEqualTo(1);
    }

    @Test
    void another_users_same_key_is_independent() {
        create(ada, key, PLANTS).is(201);
        Answer bobs = create(Client.of(a), key, PLANTS).is(201);
        assertThat(bobs.header(REPLAYED)).isEmpty();
    }

    static Stream<String> unfitKeys() {
        return Stream.of("", " ", "x".repeat(256), "x".repeat(10_000), "a b", "a\tb");
    }

    @ParameterizedTest
    @MethodSource("unfitKeys")
    void a_key_that_is_none_is_refused(String unfit) {
        create(ada, unfit, PLANTS).isProblem(ProblemCode.INVALID_IDEMPOTENCY_KEY);
        assertThat(events(ada)).isZero();
    }

    @Test
    void the_longest_key_is_taken_and_two_are_refused() {
        create(ada, "~".repeat(255), PLANTS).is(201);
        ada.send("POST", "/tasks", PLANTS, "Content-Type", "application/json", KEY, "a", KEY, "b")
                .isProblem(ProblemCode.INVALID_IDEMPOTENCY_KEY);
    }

    @Test
    void of_twenty_at_once_on_two_nodes_one_makes_a_task() throws Exception {
        assertOneTask(List.of(ada, ada.at(b)));
    }

    @Test
    void of_twenty_at_once_one_makes_a_task_even_without_redis() throws Exception {
        assertOneTask(List.of(ada.at(blind), ada.at(b)));
    }

    private void assertOneTask(List<Client> clients) throws Exception {
        List<Answer> answers = atOnce(i -> create(clients.get(i % clients.size()), key, PLANTS));
        List<Answer> made =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(made).isNotEmpty();
        assertThat(made.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(made.stream().filter(answer -> answer.header(REPLAYED).isEmpty()))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(ProblemCode.IDEMPOTENCY_KEY_IN_USE));
        assertThat(events(ada)).isEqualTo(1);
    }

    private static List<Answer> atOnce(java.util.function.IntFunction<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> call.apply(i))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static void assertReplay(Answer again, Answer first) {
        assertThat(again.status()).as(again.body()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        SAME.forEach(name -> assertThat(again.header(name)).as(name).isEqualTo(first.header(name)));
        assertThat(again.header(REPLAYED)).isEqualTo("true");
        assertThat(again.header("Set-Cookie")).contains(first.header("Consistency-Token"));
    }

    private static Answer create(Client client, String key, String body) {
        return keyed(client, "POST", "/tasks", body, key);
    }

    private static Answer keyed(Client client, String method, String path, String body, String key) {
        return body.isEmpty()
                ? client.send(method, path, body, KEY, key)
                : client.send(method, path, body, "Content-Type", "application/json", KEY, key);
    }

    private static long events(Client client) {
        return a.bean(EventLog.class).lastSequence(client.user());
    }

    /** All that the nodes have kept is gone, as after a failover to an empty Redis. */
    private static void emptyRedis() {
        try (RedisClient client = RedisClient.create(TestServers.redisUrl())) {
            client.connect().sync().flushall();
        }
    }
}

package app.taskflow.query.freshness;

import static app.taskflow.query.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.StoreWatch;
import app.taskflow.query.TestDirectories;
import app.taskflow.query.TestIssuer;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestRedis;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.EventStream;
import app.taskflow.query.client.Reply;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading one's own writes on two nodes with the same views. Whichever projects, both answer. */
class TwoNodesTest {

    private static final String TOKEN = "Consistency-Token";
    /** What Boot gives requests that are under way. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final List<RunningQuerySide> NODES = new ArrayList<>();

    private final UserId user = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();
    private final List<Client> clients =
            NODES.stream().map(node -> new Client(node.port(), user)).toList();

    @BeforeAll
    static void start() {
        Map<String, String> views = Map.of(
                "taskflow.views.database",
                "views_of_two",
                "spring.data.redis.url",
                TestRedis.start(TestDirectories.make("redis"), 0).url());
        NODES.add(RunningQuerySide.start(views));
        NODES.add(RunningQuerySide.start(views));
    }

    /** A stream has no end of its own, so a node that waited for it would wait as long as it may. */
    @AfterAll
    static void streams_end_when_their_node_stops() throws Exception {
        RunningQuerySide node = NODES.getFirst();
        try (EventStream stream = EventStream.open(node.port(), TestIssuer.tokenOf(TestLog.newOwner()), null)) {
            Instant begun = Instant.now();
            NODES.forEach(RunningQuerySide::close);
            assertThat(stream.next().name()).isEqualTo("end");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(GRACE);
        }
    }

    @Test
    void a_write_is_seen_on_both_nodes_by_who_carries_its_token() {
        long written = create().lastSequence();
        for (int i = 0; i < 20; i++) {
            for (Client client : clients) {
                Reply read = client.get("/tasks/" + task, TOKEN, token(written));
                assertThat(read.is(200).json().path("version").asLong()).isGreaterThanOrEqualTo(written);
                read = client.get("/tasks", "Cookie", "a=b; consistency_token=" + token(written));
                assertThat(read.is(200)
                                .json()
                                .path("items")
                                .path(0)
                                .path("title")
                                .asString())
                        .isEqualTo("t" + written);
            }
            written = retitle(written);
        }
    }

    /** The race of a cache: writes go on while many read the same pages through it. */
    @Test
    void no_answer_is_older_than_its_token_while_writes_go_on() throws Exception {
        AtomicLong written = new AtomicLong(create().lastSequence());
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Client client = clients.get(i % 2);
                readers.add(threads.submit(() -> {
                    while (!done.get()) {
                        readNoOlder(client, written.get());
                    }
                }));
            }
            for (int i = 0; i < 150; i++) {
                written.set(retitle(written.get()));
            }
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        // What the caches hold in the end is the end, for who asks without a token too.
        clients.forEach(client -> await().until(() -> {
            Reply page = client.list("limit=7");
            return page.titles().equals(List.of("t" + written.get()));
        }));
    }

    private static void readNoOlder(Client client, long sequence) {
        Reply page = client.get("/tasks?limit=7", TOKEN, token(client, sequence));
        long shown = Long.parseLong(page.titles().getFirst().substring(1));
        assertThat(shown).isGreaterThanOrEqualTo(sequence);
    }

    @Test
    void a_read_waits_for_what_is_on_its_way() throws Exception {
        long written = create().lastSequence();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch asking = new CountDownLatch(2);
            List<Future<Reply>> waiting = clients.stream()
                    .map(client -> threads.submit(() -> {
                        asking.countDown();
                        return client.get("/tasks", TOKEN, token(written + 1), "Prefer", "wait=10");
                    }))
                    .toList();
            asking.await();
            retitle(written);
            for (Future<Reply> read : waiting) {
                assertThat(read.get().titles()).containsExactly("t" + (written + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=1", "respond-async, wait=0", "wait=0; x=y"})
    void what_does_not_come_in_time_is_a_503_that_says_when_to_try_again(String prefer) {
        long never = create().lastSequence() + 1;
        for (String path : List.of("/tasks", "/tasks/" + task, "/tasks/stats", "/tasks?q=x&sort=relevance")) {
            for (Client client : clients) {
                Reply late = client.get(path, TOKEN, token(never), "Prefer", prefer);
                assertThat(late.isProblem(ProblemCode.READ_MODEL_BEHIND).header("Retry-After"))
                        .isEqualTo("1");
            }
            if (prefer.equals("wait=1")) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!!!", "' or 1=1", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_malformed_header_is_refused_and_a_malformed_cookie_is_none(String token) {
        clients.getFirst().get("/tasks", TOKEN, token).isProblem(ProblemCode.MALFORMED_REQUEST);
        clients.getFirst().get("/tasks", "Cookie", "consistency_token=" + token).is(200);
    }

    @Test
    void a_token_of_another_user_is_none() {
        String others = new ConsistencyToken(TestLog.newOwner(), 1_000).encode();
        clients.forEach(client -> {
            client.get("/tasks", TOKEN, others, "Prefer", "wait=0").is(200);
            client.get("/tasks", "Cookie", "consistency_token=" + others, "Prefer", "wait=0")
                    .is(200);
        });
    }

    @Test
    void a_crowd_on_a_node_costs_one_query_and_the_other_node_none() throws Exception {
        long written = create().lastSequence();
        clients.forEach(
                client -> client.get("/tasks/" + task, TOKEN, token(written)).is(200));
        NODES.forEach(node -> node.bean(StoreWatch.class).take());
        crowd(clients.getFirst(), "/tasks?limit=9");
        assertThat(listQueries(0)).hasSize(1);
        // What the first node puts into Redis it does not wait for, so the second may be too early once.
        await().until(() -> {
            clients.getLast().get("/tasks?limit=9").is(200);
            return listQueries(1).isEmpty();
        });
    }

    /** The queries of this test's lists; others are of projections, which go on. */
    private List<BsonDocument> listQueries(int node) {
        return NODES.get(node).bean(StoreWatch.class).take().stream()
                .filter(query -> query.getNumber("limit", new BsonInt32(0)).intValue() == 10)
                .toList();
    }

    private static void crowd(Client client, String path) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> asked = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                asked.add(threads.submit(() -> client.get(path)));
            }
            for (Future<Reply> one : asked) {
                one.get().is(200);
            }
        }
    }

    @Test
    void a_stream_that_breaks_off_goes_on_on_the_other_node_without_gap_or_repeat() throws Exception {
        long written = create().lastSequence();
        String token = TestIssuer.tokenOf(user);
        Random random = new Random();
        List<Long> heard = new ArrayList<>();
        long lastEvent = 0;
        int node = 0;
        while (heard.size() < 100) {
            try (EventStream stream = opened(clients.get(node).port(), token, String.valueOf(lastEvent))) {
                int writes = random.nextInt(10);
                for (int i = 0; i < writes && written < 100; i++) {
                    written = retitle(written);
                }
                int read = random.nextInt(1 + (int) written - heard.size());
                for (int i = 0; i < read; i++) {
                    lastEvent = Long.parseLong(stream.next().id());
                    heard.add(lastEvent);
                }
            }
            node = 1 - node;
        }
        assertThat(heard).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    /** A stream that was broken off counts as one of the user's until the next event, or heartbeat, goes out on it. */
    private static EventStream opened(int port, String token, String lastEvent) {
        return await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).equals("status 429"))
                .until(() -> EventStream.open(port, token, lastEvent), Objects::nonNull);
    }

    private Commit create() {
        return TestLog.commit(
                user,
                event(
                        task,
                        0,
                        new TaskEvent.Created(
                                "t1",
                                null,
                                Status.TODO,
                                Priority.NONE,
                                Due.NONE,
                                List.of(),
                                "m",
                                Instant.EPOCH,
                                null)));
    }

    /** The title says up to which sequence the task is shown. */
    private long retitle(long after) {
        return TestLog.commit(user, event(task, after, new TaskEvent.Retitled("t" + (after + 1))))
                .lastSequence();
    }

    private String token(long sequence) {
        return new ConsistencyToken(user, sequence).encode();
    }

    private static String token(Client client, long sequence) {
        return new ConsistencyToken(client.user(), sequence).encode();
    }
}

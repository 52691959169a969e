package app.taskflow.query.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventLog;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Reply;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import app.taskflow.web.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One node, whose servers go away and come back. No relay runs here: events come from the log, as they do while Kafka
 * is away.
 */
@Timeout(120)
class OutageTest {

    /** Within this every read is answered, whatever is away. */
    private static final Duration CONTRACT = Duration.ofSeconds(5);

    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final OwnServers SERVERS = new OwnServers();
    private static final RunningQuerySide NODE = RunningQuerySide.start(Map.of(
            "spring.mongodb.uri", SERVERS.mongo(),
            "spring.data.redis.url", SERVERS.redis(),
            "taskflow.kafka.bootstrap-servers", SERVERS.kafka(),
            "taskflow.log.database", "log",
            "taskflow.log.partitions", String.valueOf(OwnServers.PARTITIONS),
            "taskflow.query.projection.stall-check", "200ms"));
    private static final EventLog LOG = NODE.bean(EventLog.class);

    private final UserId user = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();
    private final Client client = new Client(NODE.port(), user).within(CONTRACT);
    private long version;

    @BeforeAll
    static void everything_is_there() {
        assertThat(LOG.partitioning()).isEqualTo(new Partitioning(OwnServers.PARTITIONS));
        awaitReadiness(200);
    }

    @AfterAll
    static void stop() {
        NODE.close();
        SERVERS.close();
    }

    @BeforeEach
    void a_task_is_there() {
        write(new TaskEvent.Created(
                "t1", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.EPOCH, null));
        await().atMost(RECOVERY).untilAsserted(this::readsAreRight);
    }

    @Test
    void without_redis_reads_are_slower_and_never_wrong() {
        client.waiting(4);
        SERVERS.stopRedis();
        for (int i = 0; i < 2; i++) {
            readsAreRight();
            retitle();
            readsAreRight();
        }
        assertThat(readiness()).isEqualTo(503);
        SERVERS.startRedis();
        for (int i = 0; i < 2; i++) {
            readsAreRight();
            retitle();
            readsAreRight();
        }
        await().atMost(RECOVERY).until(() -> session() != null);
        retitle();
        readsAreRight();
        awaitReadiness(200);
    }

    @Test
    void a_redis_that_was_emptied_makes_nothing_wrong() {
        client.waiting(4);
        await().atMost(RECOVERY).until(() -> session() != null);
        for (int i = 0; i < 2; i++) {
            RedisSession session = Objects.requireNonNull(session());
            session.await(session.commands().flushall());
            readsAreRight();
            retitle();
            session.await(session.commands().flushall());
            readsAreRight();
        }
    }

    @Test
    void without_mongodb_reads_are_refused_in_time_and_come_back_by_themselves() {
        SERVERS.stopMongo();
        for (String path : new String[] {
            "/tasks?limit=17", "/tasks?q=new&limit=17", "/tasks/" + TestLog.newTask(), "/tasks/stats?days=17"
        }) {
            Reply refused = client.get(path);
            refused.isProblem(ProblemCode.UNAVAILABLE);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
        }
        assertThat(readiness()).isEqualTo(503);
        SERVERS.startMongo();
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(this::readsAreRight);
        retitle();
        await().atMost(RECOVERY).untilAsserted(this::readsAreRight);
        awaitReadiness(200);
    }

    @Test
    void without_kafka_reads_go_on_and_events_come_from_the_log() {
        SERVERS.stopKafka();
        readsAreRight();
        retitle();
        await().atMost(RECOVERY).untilAsserted(this::readsAreRight);
        assertThat(readiness()).isEqualTo(503);
        SERVERS.startKafka();
        awaitReadiness(200);
        retitle();
        await().atMost(RECOVERY).untilAsserted(this::readsAreRight);
    }

    /** All reads show the last write; the task's title says which it was. */
    private void readsAreRight() {
        assertThat(client.get("/tasks/" + task).is(200).json().path("title").asString())
                .isEqualTo("t" + version);
        assertThat(client.list("").titles()).containsExactly("t" + version);
        assertThat(client.list("q=t" + version).titles()).containsExactly("t" + version);
        assertThat(client.get("/tasks/stats").is(200).json().path("total").asInt())
                .isEqualTo(1);
    }

    private void retitle() {
        write(new TaskEvent.Retitled("t" + (version + 1)));
    }

    private void write(TaskEvent event) {
        LOG.append(new CommitDraft(
                user, "test", "test", null, null, Instant.now(), List.of(TestLog.event(task, version, event))));
        version++;
        client.wrote(version);
    }

    private static @Nullable RedisSession session() {
        return NODE.bean(RedisLink.class).session();
    }

    private static void awaitReadiness(int status) {
        await().atMost(RECOVERY).until(() -> readiness() == status);
    }

    private static int readiness() {
        try {
            URI address = URI.create("http://127.0.0.1:" + NODE.managementPort() + "/actuator/health/readiness");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setReadTimeout(2 * (int) CONTRACT.toMillis());
            return connection.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

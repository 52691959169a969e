package app.taskflow.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.servers.EmbeddedKafka;
import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import app.taskflow.system.client.Answer;
import app.taskflow.system.client.Visitor;
import app.taskflow.system.program.ConsumerGroups;
import app.taskflow.system.program.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process whose servers are elsewhere: each is gone or silent for a while, under the eyes of a user. */
class OutageIT {

    /** The contract's limit for an answer while a server is down. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration RECOVERY = Duration.ofMinutes(1);
    private static final String MISSED = "nothing came from Kafka";
    private static final String TASK = """
            {"title": "Mend the line"}""";

    @TempDir
    static Path data;

    private static EmbeddedServers servers;
    private static EmbeddedKafka kafka;
    private static Cable toMongo;
    private static Cable toRedis;
    private static Program program;
    private static Visitor ada;

    @BeforeAll
    static void start() {
        servers = EmbeddedServers.start(
                new EmbeddedServers.Options(data, Map.of(EmbeddedServer.MONGO, 0, EmbeddedServer.REDIS, 0)));
        kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(data.resolve("kafka")));
        toMongo = Cable.to(URI.create(servers.mongoUri()).getPort());
        toRedis = Cable.to(URI.create(servers.redisUrl()).getPort());
        program = Program.run(
                Map.of(
                        "TASKFLOW_MONGODB_URI", "mongodb://127.0.0.1:" + toMongo.port(),
                        "TASKFLOW_KAFKA_BOOTSTRAP", kafka.bootstrapServers(),
                        "TASKFLOW_REDIS_URL", "redis://127.0.0.1:" + toRedis.port()),
                "start",
                "--port",
                "0",
                "--data",
                data.resolve("own").toString());
        program.awaitReady();
        ada = Visitor.registered(program.port());
    }

    @AfterAll
    static void stop() {
        ada.close();
        program.close();
        toMongo.close();
        toRedis.close();
        kafka.close();
        servers.close();
    }

    @AfterEach
    void mend() {
        toMongo.mend();
        toRedis.mend();
        awaitWhole();
        assertKafkaBringsWhatIsWritten();
    }

    @Test
    void without_mongodb_everything_that_needs_it_is_unavailable_at_once_and_then_works_again() {
        toMongo.cut();
        assertUnavailable("POST", "/tasks", TASK);
        assertUnavailable("GET", "/tasks?q=" + System.nanoTime(), "");
        assertUnavailable("POST", "/auth/login", login());
        assertNotReady();
    }

    @Test
    void while_mongodb_is_silent_everything_that_needs_it_is_unavailable_in_time_and_then_works_again() {
        toMongo.block();
        assertUnavailable("POST", "/tasks", TASK);
        assertUnavailable("GET", "/tasks?q=" + System.nanoTime(), "");
        assertUnavailable("POST", "/auth/login", login());
    }

    @Test
    void without_redis_tasks_are_written_and_read_as_ever_and_nobody_signs_in() {
        toRedis.cut();
        assertTasksWork();
        assertUnavailable("POST", "/auth/login", login());
    }

    @Test
    void while_redis_is_silent_tasks_are_written_and_read_as_ever_and_nobody_signs_in() {
        toRedis.block();
        assertTasksWork();
        assertUnavailable("POST", "/auth/login", login());
    }

    @Test
    void among_the_consumers_of_a_kafka_that_is_elsewhere_it_has_no_name_that_another_process_could_have() {
        await().untilAsserted(() -> assertThat(ConsumerGroups.of(kafka.bootstrapServers()))
                .hasSize(2)
                .allSatisfy((group, names) -> assertThat(names).as(group).containsOnly("")));
    }

    @Test
    void without_kafka_writes_are_taken_and_who_waits_for_them_in_the_views_is_told_to_come_back() {
        Answer created;
        int port = kafka.port();
        kafka.close();
        try {
            created = ask("POST", "/tasks", TASK);
            assertThat(created.status()).isEqualTo(201);
            Answer read = ask("GET", "/tasks", "", "Consistency-Token", created.header("Consistency-Token"));
            assertThat(read.status()).isEqualTo(503);
            assertThat(read.text("code")).isEqualTo("read-model-behind");
            assertThat(read.header("Retry-After")).isNotEmpty();
        } finally {
            kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(data.resolve("kafka"), port));
        }
        await().atMost(RECOVERY)
                .until(() -> ada.get("/tasks/" + created.text("id")).status() == 200);
    }

    @Test
    void a_machine_that_slept_in_the_middle_of_it_goes_on_as_if_nothing_had_been() {
        program.sleep(LIMIT);
        awaitWhole();
        program.sleep(LIMIT);
    }

    /** Else the projection would have to find out by itself, after seconds, that the log has more. */
    private static void assertKafkaBringsWhatIsWritten() {
        long before = program.count(MISSED);
        for (int i = 0; i < 3; i++) {
            String id = ask("POST", "/tasks", TASK).text("id");
            await().atMost(RECOVERY).until(() -> ada.get("/tasks/" + id).status() == 200);
        }
        assertThat(program.count(MISSED)).as(program.text()).isEqualTo(before);
    }

    private static void assertTasksWork() {
        Answer created = ask("POST", "/tasks", TASK);
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        Answer read = ask(
                "GET", "/tasks/" + created.text("id"), "", "Consistency-Token", created.header("Consistency-Token"));
        assertThat(read.status()).as("%s", read).isEqualTo(200);
        assertThat(read.text("title")).isEqualTo("Mend the line");
    }

    private static void assertUnavailable(String method, String path, String json) {
        Answer answer = ask(method, path, json);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body())
                .as("names neither hosts nor classes nor queries")
                .doesNotContain("127.0.0.1", "localhost", "xception", "mongo", "redis", "lettuce", "taskflow_");
    }

    private static void assertNotReady() {
        await().atMost(RECOVERY).until(() -> Health.status(program.managementPort()) == 503);
    }

    /** All is as before: readiness, a write, a read of it, a sign-in. */
    private static void awaitWhole() {
        await().atMost(RECOVERY).until(() -> Health.status(program.managementPort()) == 200);
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            assertTasksWork();
            assertThat(ask("POST", "/auth/login", login()).status()).isEqualTo(200);
        });
    }

    private static Answer ask(String method, String path, String json, String... headers) {
        return ada.send(method, path, json, LIMIT, headers);
    }

    private static String login() {
        return """
                {"email": "%s", "password": "%s", "tokenDelivery": "body"}""".formatted(ada.email(), Visitor.PASSWORD);
    }
}

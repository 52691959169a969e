package app.taskflow.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.mongo.EmbeddedMongo;
import app.taskflow.servers.EmbeddedRedis;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class EndedSessionsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir
    private static Path directory;

    private static EmbeddedMongo mongo;
    private static EmbeddedRedis redis;
    private static MongoClient client;

    private final List<AutoCloseable> open = new ArrayList<>();
    private MongoDatabase database;
    private final UUID session = UUID.randomUUID();

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(directory.resolve("mongo")));
        redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory.resolve("redis")));
        client = MongoClients.create(mongo.uri() + "/?serverSelectionTimeoutMS=300");
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("t" + System.nanoTime());
    }

    @AfterAll
    static void stop() {
        client.close();
        redis.close();
        mongo.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open.reversed()) {
            closeable.close();
        }
    }

    @Test
    void a_session_that_ends_here_is_refused_here_at_once() {
        EndedSessions node = node(redis.port(), NEVER);
        assertThat(node.isRevoked(user())).isFalse();
        node.end(List.of(session));
        node.end(List.of(session));
        node.end(List.of());
        assertThat(node.isRevoked(user())).isTrue();
    }

    @Test
    void another_node_hears_it_through_redis_without_looking() {
        EndedSessions one = node(redis.port(), NEVER);
        EndedSessions other = node(redis.port(), NEVER);
        one.end(List.of(session, UUID.randomUUID()));
        await().until(() -> other.isRevoked(user()));
    }

    @Test
    void another_node_finds_it_in_the_database_when_redis_says_nothing() {
        EndedSessions one = node(1, NEVER);
        EndedSessions other = node(1, SOON);
        one.end(List.of(session));
        await().until(() -> other.isRevoked(user()));
        List<UUID> more = List.of(UUID.randomUUID(), UUID.randomUUID());
        one.end(more);
        await().until(() -> more.stream().allMatch(id -> other.isRevoked(user(id))));
    }

    @Test
    void a_node_that_starts_later_knows_it_from_the_start() {
        node(redis.port(), NEVER).end(List.of(session));
        assertThat(node(1, NEVER).isRevoked(user())).isTrue();
    }

    @Test
    void who_listens_is_told_of_every_session_once_wherever_it_ended() {
        EndedSessions one = node(redis.port(), SOON);
        EndedSessions other = node(redis.port(), SOON);
        List<UUID> heard = Collections.synchronizedList(new ArrayList<>());
        other.onEnded(_ -> {
            throw new IllegalStateException("a listener that fails harms nobody");
        });
        EndedSessions.Registration registration = other.onEnded(heard::add);
        one.end(List.of(session));
        await().untilAsserted(() -> assertThat(heard).containsExactly(session));
        UUID second = UUID.randomUUID();
        other.end(List.of(session, second));
        assertThat(heard).containsExactly(session, second);
        registration.close();
        other.end(List.of(UUID.randomUUID()));
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_node_that_cannot_look_refuses_everybody_after_its_limit_and_recovers() {
        EmbeddedMongo failing = EmbeddedMongo.start(EmbeddedMongo.Options.in(directory.resolve("failing")));
        int port = failing.port();
        MongoClient impatient = MongoClients.create(failing.uri() + "/?serverSelectionTimeoutMS=200");
        open.add(impatient);
        EndedSessions node = node(impatient.getDatabase("t"), redis.port(), SOON);
        assertThat(node.isRevoked(user())).isFalse();
        failing.close();
        await().untilAsserted(() -> assertThatThrownBy(() -> node.isRevoked(user()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
                    assertThat(problem.headers()).containsKey("Retry-After");
                }));
        EmbeddedMongo back = EmbeddedMongo.start(new EmbeddedMongo.Options(directory.resolve("failing"), port));
        open.addFirst(back);
        await().ignoreExceptionsInstanceOf(ProblemException.class).until(() -> !node.isRevoked(user()));
    }

    private EndedSessions node(int redisPort, Duration poll) {
        return node(database, redisPort, poll);
    }

    private EndedSessions node(MongoDatabase identity, int redisPort, Duration poll) {
        var connections = new LettuceConnectionFactory("127.0.0.1", redisPort);
        connections.afterPropertiesSet();
        connections.start();
        open.add(connections::destroy);
        var node = new EndedSessions(
                identity, connections, new EndedSessionSettings(identity.getName(), poll, blindLimit(poll)));
        open.add(node);
        return node;
    }

    /** Who never looks again may believe what it knows for as long. */
    private static Duration blindLimit(Duration poll) {
        return poll.equals(NEVER) ? NEVER : Duration.ofSeconds(1);
    }

    private AuthenticatedUser user() {
        return user(session);
    }

    private static AuthenticatedUser user(UUID session) {
        return new AuthenticatedUser(
                UserId.parse("019a0000-0000-7000-8000-000000000001"),
                session,
                Set.of(Role.USER),
                Instant.now().plusSeconds(900));
    }
}

package app.taskflow.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.servers.EmbeddedRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RefreshTokensTest {

    private static final UserId ADA = UserId.parse("019a0000-0000-7000-8000-000000000001");
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private static Path directory;

    private static EmbeddedRedis server;
    private static LettuceConnectionFactory connections;
    private static StringRedisTemplate redis;

    private final UUID session = UUID.randomUUID();
    private RefreshTokens tokens;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory));
        connections = new LettuceConnectionFactory("127.0.0.1", server.port());
        connections.afterPropertiesSet();
        connections.start();
        redis = new StringRedisTemplate(connections);
    }

    @BeforeEach
    void open() {
        tokens = new RefreshTokens(redis, LONG);
    }

    @AfterAll
    static void stop() {
        connections.destroy();
        server.close();
    }

    @Test
    void a_token_is_rotated_again_and_again() {
        RefreshToken token = begin();
        for (int i = 0; i < 5; i++) {
            RefreshToken successor = rotated(tokens.rotate(token));
            assertThat(successor.text()).isNotEqualTo(token.text());
            assertThat(successor.session()).isEqualTo(session);
            token = successor;
        }
    }

    @Test
    void a_token_survives_its_way_to_the_client_and_back() {
        RefreshToken token = begin();
        assertThat(token.text()).hasSize(86).matches("[A-Za-z0-9_-]+");
        assertThat(RefreshToken.parse(token.text()))
                .hasValueSatisfying(back -> assertThat(back.digest()).isEqualTo(token.digest()));
    }

    @Test
    void what_is_no_token_is_not_read() {
        String text = RefreshToken.first(session).text();
        assertThat(List.of(
                        "", "x", text + "A", text.substring(1), text.substring(1) + "=", text.substring(1) + "\u00e9"))
                .allSatisfy(bad -> assertThat(RefreshToken.parse(bad)).isEmpty());
        assertThat(IntStream.rangeClosed('A', 'Z')
                        .mapToObj(last -> text.substring(0, 85) + (char) last)
                        .filter(other -> RefreshToken.parse(other).isPresent())
                        .count())
                .as("the last character has 2 bits, the others must be 0")
                .isLessThan(3);
    }

    @Test
    void twenty_who_present_one_token_at_once_get_one_successor() throws Exception {
        RefreshToken token = begin();
        Set<String> successors =
                atOnce(20, () -> rotated(tokens.rotate(token)).text()).collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        String successor = successors.iterator().next();
        assertThat(rotated(tokens.rotate(RefreshToken.parse(successor).orElseThrow())))
                .isNotNull();
    }

    @Test
    void a_spent_token_whose_successor_was_used_kills_the_family() {
        RefreshToken first = begin();
        RefreshToken second = rotated(tokens.rotate(first));
        RefreshToken third = rotated(tokens.rotate(second));
        assertThat(tokens.rotate(first)).isEqualTo(new Rotation.Reused(ADA));
        assertThat(tokens.rotate(third))
                .as("until the session has ended for good")
                .isEqualTo(new Rotation.Reused(ADA));
        tokens.end(List.of(session));
        assertThat(tokens.rotate(third)).isInstanceOf(Rotation.Unknown.class);
        assertThat(tokens.rotate(first)).as("the second thief learns nothing").isInstanceOf(Rotation.Unknown.class);
    }

    @Test
    void after_its_window_a_spent_token_kills_the_family_although_its_successor_was_not_used() {
        var hasty = new RefreshTokens(redis, Duration.ofMillis(20));
        RefreshToken first = begin();
        RefreshToken second = rotated(hasty.rotate(first));
        await().until(() -> redis.keys("tf:refresh:{" + session + "}:*").isEmpty());
        assertThat(hasty.rotate(first)).isEqualTo(new Rotation.Reused(ADA));
        assertThat(hasty.rotate(second)).isEqualTo(new Rotation.Reused(ADA));
    }

    @Test
    void a_token_that_was_never_issued_harms_nobody_even_if_it_names_a_session() {
        RefreshToken good = begin();
        assertThat(tokens.rotate(RefreshToken.first(session))).isInstanceOf(Rotation.Unknown.class);
        assertThat(tokens.rotate(RefreshToken.first(UUID.randomUUID()))).isInstanceOf(Rotation.Unknown.class);
        assertThat(rotated(tokens.rotate(good))).isNotNull();
    }

    @Test
    void rotating_does_not_put_off_the_end_of_the_session() {
        RefreshToken token = tokens.begin(session, ADA, Instant.now().plusMillis(700));
        RefreshToken next = rotated(tokens.rotate(token));
        await().until(() -> redis.keys("tf:refresh:{" + session + "}").isEmpty());
        assertThat(tokens.rotate(next)).isInstanceOf(Rotation.Unknown.class);
    }

    @Test
    void what_has_ended_is_unknown() {
        RefreshToken token = begin();
        RefreshToken next = rotated(tokens.rotate(token));
        tokens.end(List.of(session));
        tokens.end(List.of());
        assertThat(tokens.rotate(next)).isInstanceOf(Rotation.Unknown.class);
        assertThat(redis.keys("tf:refresh:{" + session + "}*")).isEmpty();
    }

    @Test
    void redis_holds_nothing_that_could_be_presented() {
        RefreshToken first = begin();
        RefreshToken second = rotated(tokens.rotate(first));
        String key = "tf:refresh:{" + session + "}";
        String all = redis.opsForHash().entries(key) + redis.opsForValue().get(key + ":sealed");
        assertThat(all)
                .doesNotContain(first.text(), second.text(), second.text().substring(43));
        assertThat(Seal.open(Objects.requireNonNull(redis.opsForValue().get(key + ":sealed")), second))
                .as("only the spent token opens the seal")
                .isEmpty();
    }

    @Test
    void without_redis_nothing_is_answered() {
        var nobody = new LettuceConnectionFactory("127.0.0.1", 1);
        nobody.afterPropertiesSet();
        nobody.start();
        var cutOff = new RefreshTokens(new StringRedisTemplate(nobody), LONG);
        assertThatThrownBy(() -> cutOff.rotate(RefreshToken.first(session))).isInstanceOf(DataAccessException.class);
        nobody.destroy();
    }

    private RefreshToken begin() {
        return tokens.begin(session, ADA, Instant.now().plus(LONG));
    }

    private static RefreshToken rotated(Rotation rotation) {
        assertThat(rotation).isInstanceOf(Rotation.Rotated.class);
        return ((Rotation.Rotated) rotation).successor();
    }

    private static <T> Stream<T> atOnce(int callers, Callable<T> call) throws Exception {
        var barrier = new CyclicBarrier(callers);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = pool.invokeAll(Collections.nCopies(callers, () -> {
                barrier.await();
                return call.call();
            }));
            return answers.stream().map(Future::resultNow);
        }
    }
}

package app.taskflow.command.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.command.TestServers;
import app.taskflow.command.attempt.Attempt.Acquaintance;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The rules about guessing, wherever the failures are counted. */
final class PasswordAttemptsTest {

    /** Where failures are counted. */
    enum Place {
        REDIS,
        NODE,
        NODE_AS_REDIS_IS_AWAY
    }

    private static final AttemptSettings SETTINGS =
            new AttemptSettings(10, 100, Duration.ofMinutes(15), 100, Duration.ofHours(1));

    private static LettuceConnectionFactory redis;
    private static LettuceConnectionFactory nowhere;

    private final String ada = "ada-" + UUID.randomUUID();
    private final String home = "192.0.2." + UUID.randomUUID();
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(1_000_000);

    @BeforeAll
    static void start() {
        redis = connect(URI.create(TestServers.redisUrl()).getPort());
        nowhere = connect(1);
    }

    private static LettuceConnectionFactory connect(int port) {
        LettuceConnectionFactory connections = new LettuceConnectionFactory("127.0.0.1", port);
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    @AfterAll
    static void stop() {
        redis.destroy();
        nowhere.destroy();
    }

    @ParameterizedTest
    @EnumSource
    void the_eleventh_failure_for_an_account_from_one_address_is_not_even_compared(Place place) {
        PasswordAttempts attempts = at(place);
        for (int i = 0; i < 10; i++) {
            assertThat(wrong(attempts, ada, home)).isFalse();
        }
        refused(attempts, ada, home, Duration.ofMinutes(15));
        assertThat(compared).hasValue(10);
        assertThat(right(attempts, ada, "198.51.100.1"))
                .as("from another address")
                .isTrue();
        assertThat(right(attempts, "bob", home)).as("another account").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_success_begins_the_count_of_its_pair_anew(Place place) {
        PasswordAttempts attempts = at(place);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                wrong(attempts, ada, home);
            }
            assertThat(right(attempts, ada, home)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_has_a_hundred_failures_and_a_success_takes_none_away(Place place) {
        PasswordAttempts attempts = at(place);
        for (int i = 0; i < 99; i++) {
            wrong(attempts, "user-" + i, home);
            assertThat(right(attempts, "own", home)).isTrue();
        }
        wrong(attempts, "last", home);
        refused(attempts, "own", home, Duration.ofMinutes(15));
    }

    @Test
    void the_factor_is_for_addresses_only() {
        PasswordAttempts generous = new PasswordAttempts(new NodeCounters(now::get), SETTINGS, 100);
        for (int i = 0; i < 200; i++) {
            wrong(generous, "user-" + i, home);
        }
        for (int i = 0; i < 10; i++) {
            wrong(generous, ada, home);
        }
        refused(generous, ada, home, Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @EnumSource
    void strangers_have_a_hundred_failures_for_an_account_and_acquaintances_are_let_in(Place place) {
        PasswordAttempts attempts = at(place);
        for (int i = 0; i < 100; i++) {
            wrong(attempts, ada, "bot-" + i + home);
        }
        refused(attempts, ada, "bot-100" + home, Duration.ofHours(1));
        Attempt fromHome = new Attempt(ada, home, Acquaintance.KNOWN);
        assertThat(attempts.judge(fromHome, this::compareRight)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_at_once_get_no_further_than_one_after_the_other(Place place) throws Exception {
        PasswordAttempts attempts = at(place);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries = IntStream.range(0, 100)
                    .<Callable<Boolean>>mapToObj(_ -> () -> wrong(attempts, ada, home))
                    .toList();
            threads.invokeAll(tries);
        }
        assertThat(compared).hasValue(10);
    }

    @ParameterizedTest
    @EnumSource
    void what_came_to_nothing_is_no_failure(Place place) {
        PasswordAttempts attempts = at(place);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> attempts.judge(stranger(ada, home), admission -> {
                        admission.run();
                        throw new IllegalStateException("out of memory");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(wrong(attempts, ada, home)).isFalse();
    }

    @Test
    void failures_are_forgotten_one_by_one_when_their_time_is_over() {
        PasswordAttempts attempts = at(Place.NODE);
        for (int i = 0; i < 10; i++) {
            now.addAndGet(60_000);
            wrong(attempts, ada, home);
        }
        refused(attempts, ada, home, Duration.ofMinutes(6));
        now.addAndGet(Duration.ofMinutes(6).toMillis());
        assertThat(wrong(attempts, ada, home)).isFalse();
        refused(attempts, ada, home, Duration.ofMinutes(1));
    }

    @Test
    void redis_forgets_them_too() {
        Duration brief = Duration.ofMillis(300);
        PasswordAttempts attempts = new PasswordAttempts(
                new RedisCounters(new StringRedisTemplate(redis)), new AttemptSettings(2, 100, brief, 100, brief), 1);
        wrong(attempts, ada, home);
        wrong(attempts, ada, home);
        org.awaitility.Awaitility.await()
                .ignoreExceptionsInstanceOf(ProblemException.class)
                .until(() -> !wrong(attempts, ada, home));
    }

    private PasswordAttempts at(Place place) {
        Counters node = new NodeCounters(now::get);
        Counters counters = switch (place) {
            case REDIS -> new RedisCounters(new StringRedisTemplate(redis));
            case NODE -> node;
            case NODE_AS_REDIS_IS_AWAY ->
                new SafeCounters(new RedisCounters(new StringRedisTemplate(nowhere)), node, System::nanoTime);
        };
        return new PasswordAttempts(counters, SETTINGS, 1);
    }

    private static Attempt stranger(String account, String address) {
        return new Attempt(account, address, Acquaintance.STRANGER);
    }

    private boolean wrong(PasswordAttempts attempts, String account, String address) {
        return attempts.judge(stranger(account, address), admission -> {
            admission.run();
            compared.incrementAndGet();
            return false;
        });
    }

    private boolean right(PasswordAttempts attempts, String account, String address) {
        return attempts.judge(stranger(account, address), this::compareRight);
    }

    private boolean compareRight(Runnable admission) {
        admission.run();
        return true;
    }

    private void refused(PasswordAttempts attempts, String account, String address, Duration atMost) {
        int before = compared.get();
        assertThatThrownBy(() -> wrong(attempts, account, address))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
                    long seconds =
                            Long.parseLong(String.valueOf(problem.headers().get("Retry-After")));
                    assertThat(seconds).isBetween(atMost.toSeconds() - 60, atMost.toSeconds());
                });
        assertThat(compared).hasValue(before);
    }
}

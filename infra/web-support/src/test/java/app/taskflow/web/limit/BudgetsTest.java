package app.taskflow.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.servers.EmbeddedRedis;
import app.taskflow.web.limit.Draw.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Nodes that share budgets, without the HTTP around them. */
@ExtendWith(OutputCaptureExtension.class)
final class BudgetsTest {

    private static final LimitSettings SETTINGS = new LimitSettings(
            1,
            new LimitSettings.Auth(30, Duration.ofMinutes(1)),
            new LimitSettings.Write(600, Duration.ofMinutes(1)),
            new LimitSettings.Read(3_000, Duration.ofMinutes(1)),
            new LimitSettings.Uploads(60, Duration.ofHours(1)));

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Budget budget = new Budget(LimitClass.READ, UUID.randomUUID());

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void four_nodes_in_a_hurry_grant_the_budget_and_no_more() throws Exception {
        List<Budgets> nodes =
                List.of(node(TestRedis.port()), node(TestRedis.port()), node(TestRedis.port()), node(TestRedis.port()));
        AtomicInteger granted = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int thread = 0; thread < 16; thread++) {
                Budgets node = nodes.get(thread % nodes.size());
                threads.execute(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        granted.addAndGet(node.draw(budget).outcome() == Outcome.GRANTED ? 1 : 0);
                    }
                });
            }
        }
        assertThat(granted.get()).isEqualTo(3_000);
    }

    @Test
    void what_a_node_took_in_advance_is_little() {
        Budgets busy = node(TestRedis.port());
        Budgets other = node(TestRedis.port());
        int granted = 0;
        for (int i = 0; i < 1_500; i++) {
            granted += busy.draw(budget).outcome() == Outcome.GRANTED ? 1 : 0;
        }
        while (other.draw(budget).outcome() == Outcome.GRANTED) {
            granted++;
        }
        assertThat(granted).isBetween(3_000 - 3_000 / 32, 3_000);
    }

    @Test
    void without_redis_each_node_limits_by_itself_and_with_it_again_all_together(CapturedOutput output) {
        Path directory = TestRedis.newDirectory();
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory));
        int port = redis.port();
        Budgets a = node(port);
        Budgets b = node(port);
        Budget writes = new Budget(LimitClass.WRITE, "ada");
        assertThat(drawn(a, writes, 700) + drawn(b, writes, 700)).isEqualTo(600);

        long before = lines(output, "each node limits by itself");
        redis.close();
        await().until(() -> lines(output, "each node limits by itself") == before + 2);
        assertThat(drawn(a, writes, 700)).isEqualTo(600);
        assertThat(drawn(b, writes, 700)).isEqualTo(600);

        long away = lines(output, "limits hold for all nodes together");
        open.add(EmbeddedRedis.start(new EmbeddedRedis.Options(directory, port)));
        await().until(() -> lines(output, "limits hold for all nodes together") == away + 2);
        Budget bobs = new Budget(LimitClass.WRITE, "bob");
        // What the first node took in advance, the second does not get.
        assertThat(drawn(a, bobs, 350) + drawn(b, bobs, 350)).isBetween(600 - 600 / 32, 600);
        assertThat(lines(output, "each node limits by itself")).isEqualTo(before + 2);
    }

    @Test
    void a_node_that_starts_without_redis_shares_when_it_comes() {
        Path directory = TestRedis.newDirectory();
        EmbeddedRedis first = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory));
        int port = first.port();
        first.close();
        Budgets a = node(port);
        assertThat(a.draw(budget).outcome()).isEqualTo(Outcome.GRANTED);
        open.add(EmbeddedRedis.start(new EmbeddedRedis.Options(directory, port)));
        Budgets b = node(port);
        Budget uploads = new Budget(LimitClass.IMPORT, UUID.randomUUID());
        await().until(() -> {
            long before = b.draw(uploads).left();
            return a.draw(uploads).left() == before - 1;
        });
    }

    private static long lines(CapturedOutput output, String text) {
        return output.getAll().lines().filter(line -> line.contains(text)).count();
    }

    private static int drawn(Budgets node, Budget budget, int tries) {
        int granted = 0;
        for (int i = 0; i < tries; i++) {
            granted += node.draw(budget).outcome() == Outcome.GRANTED ? 1 : 0;
        }
        return granted;
    }

    private Budgets node(int port) {
        LettuceConnectionFactory connections = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(1))
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        open.add(connections::destroy);
        Budgets node = new Budgets(SETTINGS, new SharedBuckets(connections));
        open.add(node);
        return node;
    }
}

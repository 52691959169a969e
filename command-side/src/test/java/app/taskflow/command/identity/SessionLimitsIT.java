package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.mongo.EmbeddedMongo;
import app.taskflow.servers.EmbeddedRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What time and the loss of Redis do to sessions. */
class SessionLimitsIT {

    @TempDir
    private static Path directory;

    private static final MovableClock CLOCK = new MovableClock();

    private static Backing backing;
    private static IdentityNode node;
    private static Http http;

    @BeforeAll
    static void start() {
        backing = Backing.start(directory);
        node = IdentityNode.start(backing.settings(Map.of()), CLOCK);
        http = new Http(node.baseUrl());
    }

    @AfterAll
    static void stop() {
        node.close();
        backing.close();
    }

    @Test
    void a_session_ends_seven_days_after_its_login_although_it_was_just_refreshed() {
        TestUser user = TestUser.register(http);
        for (int day = 0; day < 6; day++) {
            CLOCK.move(Duration.ofDays(1));
            user = user.refreshed();
        }
        CLOCK.move(Duration.ofHours(23));
        user = user.refreshed();
        assertThat(user.status()).isEqualTo(200);
        CLOCK.move(Duration.ofHours(1));
        Http.Answer late = user.refresh();
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("invalid-token");
    }

    @Test
    void an_access_token_expires_after_a_quarter_of_an_hour_and_still_signs_out() {
        TestUser user = TestUser.register(http);
        CLOCK.move(Duration.ofMinutes(15).plusSeconds(25));
        assertThat(user.status()).as("clocks may differ by 30 s").isEqualTo(200);
        CLOCK.move(Duration.ofSeconds(10));
        assertThat(user.get("/api/v1/users/me").code()).isEqualTo("token-expired");
        assertThat(user.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
        assertThat(user.refresh().status()).isEqualTo(401);
        assertThat(user.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
    }

    @Test
    void when_redis_was_emptied_everybody_signs_in_again_and_nobody_is_let_in() {
        TestUser user = TestUser.register(http);
        node.bean(StringRedisTemplate.class).execute((RedisCallback<Boolean>) connection -> {
            connection.serverCommands().flushAll();
            return true;
        });
        Http.Answer refused = user.refresh();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("invalid-token");
        assertThat(user.status()).as("until the access token expires").isEqualTo(200);
        assertThat(user.again().refreshed().status()).isEqualTo(200);
    }

    @Test
    void while_the_database_is_away_the_answer_is_503_in_time_and_names_no_host() {
        EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(directory.resolve("mongo")));
        try (IdentityNode cutOff = IdentityNode.start(backing.settings(Map.of(
                "spring.mongodb.uri",
                mongo.uri() + "/?serverSelectionTimeoutMS=2000",
                "taskflow.ended-sessions.blind-limit",
                "2s")))) {
            Http there = new Http(cutOff.baseUrl());
            TestUser user = TestUser.register(there);
            mongo.close();
            long began = System.nanoTime();
            Http.Answer login = TestUser.tryToLogin(there, user.email(), TestUser.PASSWORD);
            assertThat(login.status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(login.header("Retry-After")).isPresent();
            assertThat(login.response().body()).doesNotContain("127.0.0.1", Integer.toString(mongo.port()), "ongo");
            await().alias("it cannot know which sessions have ended").until(() -> user.status() == 503);
        } finally {
            mongo.close();
        }
    }

    @Test
    void while_redis_is_away_refreshing_is_503_and_never_200_and_signing_out_still_counts() {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory.resolve("redis")));
        try (IdentityNode cutOff = IdentityNode.start(
                backing.settings(Map.of("spring.data.redis.url", "redis://127.0.0.1:" + redis.port())))) {
            Http there = new Http(cutOff.baseUrl());
            TestUser user = TestUser.register(there);
            TestUser other = user.again();
            redis.close();
            await().until(() -> user.refresh().status() != 200);
            Http.Answer answer = user.refresh();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(answer.response().body())
                    .as("no host, no port")
                    .doesNotContain("127.0.0.1", Integer.toString(redis.port()), "edis");
            assertThat(TestUser.tryToLogin(there, user.email(), TestUser.PASSWORD)
                            .status())
                    .isEqualTo(503);
            assertThat(user.status()).as("access tokens need no Redis").isEqualTo(200);
            assertThat(other.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
            assertThat(other.status()).isEqualTo(401);
        } finally {
            redis.close();
        }
    }
}

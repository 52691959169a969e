package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.user.UserEvent;
import app.taskflow.web.consistency.ConsistencyToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.redis.core.StringRedisTemplate;

class ProfileIT {

    private static final String ME = "/api/v1/users/me";

    private final Http http = SharedIdentity.http();
    private final Http otherHttp = SharedIdentity.otherHttp();

    @Test
    void a_change_is_seen_at_once_on_every_node_and_through_the_cache() {
        TestUser user = TestUser.register(http);
        TestUser elsewhere = user.at(otherHttp);
        for (int i = 1; i <= 20; i++) {
            String name = "Ada " + i;
            assertThat(elsewhere.get(ME).status()).isEqualTo(200);
            Http.Answer changed = user.send("PATCH", ME, TestUser.json(Map.of("name", name)));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.text("name")).isEqualTo(name);
            assertThat(changed.json().get("version").asLong()).isEqualTo(1 + i);
            assertThat(elsewhere.get(ME).json()).isEqualTo(changed.json());
            assertThat(user.get(ME).json()).isEqualTo(changed.json());
        }
        assertThat(OwnerLog.of(user).events(UserEvent.Renamed.class)).hasSize(20);
    }

    @Test
    void a_profile_lies_in_redis_for_five_minutes_and_is_not_asked_of_the_database_again() {
        TestUser user = TestUser.register(http);
        user.get(ME);
        StringRedisTemplate redis = SharedIdentity.get().one().bean(StringRedisTemplate.class);
        String key = "tf:me:" + user.id();
        assertThat(redis.getExpire(key)).isBetween(290L, 300L);
        String kept = redis.opsForValue().get(key);
        assertThat(kept).isNotNull();
        redis.opsForValue().setIfPresent(key, String.valueOf(kept).replace("Ada", "From Redis"));
        assertThat(user.at(otherHttp).get(ME).text("name")).isEqualTo("From Redis");
    }

    @Test
    void what_stays_the_same_makes_no_event_and_no_version() {
        TestUser user = TestUser.register(http);
        int before = OwnerLog.of(user).events().size();
        for (String body : List.of("{}", TestUser.json(Map.of("name", " Ada ")))) {
            Http.Answer answer = user.send("PATCH", ME, body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("version").asLong()).isEqualTo(1);
        }
        assertThat(OwnerLog.of(user).events()).hasSize(before);
    }

    @Test
    void another_address_needs_the_password_and_frees_the_old_one() {
        TestUser user = TestUser.register(http);
        String address = TestUser.newEmail();
        assertThat(user.send("PATCH", ME, TestUser.json(Map.of("email", address)))
                        .status())
                .isEqualTo(422);
        Http.Answer wrong = user.send("PATCH", ME, email(address, "not the password"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.code()).isEqualTo("wrong-password");
        Http.Answer changed = user.send("PATCH", ME, email(address, TestUser.PASSWORD));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("email")).isEqualTo(address);
        assertThat(ConsistencyToken.decode(changed.header("Consistency-Token").orElseThrow()))
                .isPresent();
        assertThat(user.at(otherHttp).get(ME).text("email")).isEqualTo(address);
        assertThat(TestUser.tryToLogin(http, user.email(), TestUser.PASSWORD).status())
                .isEqualTo(401);
        assertThat(TestUser.tryToLogin(http, address, TestUser.PASSWORD).status())
                .isEqualTo(200);
        assertThat(TestUser.tryToRegister(http, user.email()).status())
                .as("the old one is free")
                .isEqualTo(201);
        assertThat(OwnerLog.of(user).events(UserEvent.EmailChanged.class))
                .containsExactly(new UserEvent.EmailChanged(address));
    }

    @Test
    void an_address_that_somebody_has_in_any_spelling_is_taken_and_nothing_changes() {
        TestUser ada = TestUser.register(http);
        TestUser eve = TestUser.register(http);
        String variant = ada.email().toUpperCase(Locale.ROOT).replace("EXAMPLE", "\uff25XAMPLE");
        Http.Answer answer = eve.send(
                "PATCH",
                ME,
                TestUser.json(Map.of("name", "Eve", "email", variant, "currentPassword", TestUser.PASSWORD)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("email-taken");
        assertThat(eve.get(ME).text("name")).isEqualTo("Ada");
        Http.Answer own = ada.send("PATCH", ME, email(variant, TestUser.PASSWORD));
        assertThat(own.status()).as("her own address, spelt otherwise").isEqualTo(200);
        assertThat(own.text("email")).isEqualTo(variant);
    }

    @Test
    void of_many_who_want_one_address_at_once_by_registering_or_changing_one_gets_it() throws Exception {
        String address = TestUser.newEmail();
        List<TestUser> users = List.of(
                TestUser.register(http),
                TestUser.register(http),
                TestUser.register(otherHttp).at(otherHttp));
        var barrier = new CyclicBarrier(6);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (TestUser user : users) {
            calls.add(() -> {
                barrier.await();
                return user.send("PATCH", ME, email(address, TestUser.PASSWORD)).status();
            });
        }
        for (int i = 0; i < 3; i++) {
            Http client = i == 0 ? otherHttp : http;
            calls.add(() -> {
                barrier.await();
                return TestUser.tryToRegister(client, address).status();
            });
        }
        List<Integer> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> outcome : pool.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes.stream().filter(status -> status < 300)).hasSize(1);
        assertThat(outcomes.stream().filter(status -> status == 409)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":null}|422",
                "{\"name\":\" \"}|422",
                "{\"name\":\"a\\nb\"}|422",
                "{\"name\":5}|400",
                "{\"email\":null,\"currentPassword\":\"x\"}|422",
                "{\"email\":\"a@b\\r\\nBcc: c@d\",\"currentPassword\":\"x\"}|422",
                "{\"email\":{\"$gt\":\"\"},\"currentPassword\":\"x\"}|400",
                "{\"roles\":[\"admin\"]}|400",
                "{\"version\":7}|400",
                "{\"createdAt\":\"2026-01-01T00:00:00.000Z\"}|400",
                "{\"id\":\"x\"}|400",
                "[]|400",
            })
    void a_bad_patch_is_refused(String body, int status) {
        TestUser user = TestUser.register(http);
        assertThat(user.send("PATCH", ME, body).status()).isEqualTo(status);
        assertThat(user.get(ME).json().get("version").asLong()).isEqualTo(1);
    }

    @Test
    void a_profile_has_a_weak_tag_that_is_nobody_elses() {
        TestUser ada = TestUser.register(http);
        TestUser eve = TestUser.register(http);
        String tag = ada.get(ME).header("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        Http.Answer same = ada.get(ME, "If-None-Match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).contains(tag);
        assertThat(eve.get(ME, "If-None-Match", tag).status()).isEqualTo(200);
        ada.send("PATCH", ME, TestUser.json(Map.of("name", "Ada King")));
        assertThat(ada.get(ME, "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(ada.get(ME).header("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void a_malformed_consistency_token_is_refused() {
        assertThat(TestUser.register(http)
                        .get(ME, "Consistency-Token", "nonsense")
                        .status())
                .isEqualTo(400);
    }

    private static String email(String address, String password) {
        return TestUser.json(Map.of("email", address, "currentPassword", password));
    }
}

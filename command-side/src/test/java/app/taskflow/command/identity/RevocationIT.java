package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one node ends, the other refuses. */
class RevocationIT {

    private static final Duration PROMISED = Duration.ofSeconds(1);

    private final Http here = SharedIdentity.http();
    private final Http there = SharedIdentity.otherHttp();

    /** Ways to end a session that is used on the other node; the user acts through another session. */
    private static Stream<Arguments> ways() {
        Map<String, Consumer<TestUser[]>> ways = Map.of(
                "signing out",
                users -> users[1].send("POST", "/api/v1/auth/logout", ""),
                "signing out everywhere",
                users -> users[0].send("POST", "/api/v1/auth/logout-all", ""),
                "ending the session",
                users -> users[0].get("/api/v1/auth/sessions")
                        .json()
                        .get("items")
                        .forEach(item -> users[0].send(
                                "DELETE",
                                "/api/v1/auth/sessions/" + item.get("id").asString(),
                                "")),
                "another password",
                users -> users[0].send(
                        "PUT",
                        "/api/v1/users/me/password",
                        TestUser.json(
                                Map.of("currentPassword", TestUser.PASSWORD, "newPassword", TestUser.OTHER_PASSWORD))),
                "erasure",
                users -> users[0].send(
                        "POST", "/api/v1/users/me/erasure", TestUser.json(Map.of("password", TestUser.PASSWORD))),
                "a stolen refresh token",
                users -> {
                    TestUser next = users[1].refreshed();
                    next.refreshed();
                    users[1].refresh();
                });
        return ways.entrySet().stream().map(way -> Arguments.of(way.getKey(), way.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void within_a_second_the_other_node_refuses_the_tokens_after(String name, Consumer<TestUser[]> way) {
        TestUser user = TestUser.register(here);
        TestUser victim = user.again();
        assertThat(victim.at(there).status()).as("also remembered there").isEqualTo(200);
        way.accept(new TestUser[] {user, victim});
        assertThat(victim.status()).as("at once here after " + name).isEqualTo(401);
        await().atMost(PROMISED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> victim.at(there).status() == 401);
        assertThat(victim.at(there).get("/api/v1/users/me").code()).isEqualTo("session-revoked");
        assertThat(victim.at(there).refresh().status()).isEqualTo(401);
    }

    @Test
    void the_session_that_changed_the_password_goes_on_here_and_there() {
        TestUser user = TestUser.register(here);
        List<TestUser> others = List.of(user.again(), user.at(there).again());
        Http.Answer changed = user.send(
                "PUT",
                "/api/v1/users/me/password",
                TestUser.json(Map.of("currentPassword", TestUser.PASSWORD, "newPassword", TestUser.OTHER_PASSWORD)));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(others).allSatisfy(other -> {
            assertThat(other.refresh().status()).isEqualTo(401);
            await().atMost(PROMISED).until(() -> other.status() == 401);
        });
        assertThat(user.at(there).status()).isEqualTo(200);
        assertThat(user.at(there).refreshed().at(here).refreshed().status()).isEqualTo(200);
        assertThat(TestUser.tryToLogin(there, user.email(), TestUser.PASSWORD).status())
                .isEqualTo(401);
        assertThat(TestUser.tryToLogin(there, user.email(), TestUser.OTHER_PASSWORD)
                        .status())
                .isEqualTo(200);
    }
}

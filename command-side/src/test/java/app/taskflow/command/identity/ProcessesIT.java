package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes that know of each other only through their servers. */
@Tag("campaign")
class ProcessesIT {

    private static IdentityProcess one;
    private static IdentityProcess other;

    @BeforeAll
    static void start() {
        Backing backing = SharedIdentity.get().backing();
        one = IdentityProcess.start(backing.settings(Map.of()));
        other = IdentityProcess.start(backing.settings(Map.of()));
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void what_one_process_issues_the_other_accepts_until_either_ends_it() {
        TestUser user = TestUser.register(one.http());
        TestUser there = user.at(other.http());
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.refreshed().status()).isEqualTo(200);
        assertThat(user.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> there.status() == 401);
    }

    @Test
    void a_process_that_starts_later_refuses_what_ended_before() {
        TestUser user = TestUser.register(one.http());
        user.send("POST", "/api/v1/auth/logout-all", "");
        try (IdentityProcess late =
                IdentityProcess.start(SharedIdentity.get().backing().settings(Map.of()))) {
            assertThat(user.at(late.http()).get("/api/v1/users/me").code()).isEqualTo("session-revoked");
        }
    }

    @Test
    void what_a_killed_process_had_promised_holds() throws InterruptedException {
        IdentityProcess doomed =
                IdentityProcess.start(SharedIdentity.get().backing().settings(Map.of()));
        TestUser user = TestUser.register(doomed.http());
        TestUser session = user.again();
        assertThat(user.send(
                                "PUT",
                                "/api/v1/users/me/password",
                                TestUser.json(Map.of(
                                        "currentPassword", TestUser.PASSWORD, "newPassword", TestUser.OTHER_PASSWORD)))
                        .status())
                .isEqualTo(204);
        doomed.close();
        doomed.process().waitFor();
        assertThat(user.at(one.http()).status()).isEqualTo(200);
        assertThat(session.at(one.http()).refresh().status()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> session.at(other.http()).status() == 401);
        assertThat(TestUser.tryToLogin(one.http(), user.email(), TestUser.OTHER_PASSWORD)
                        .status())
                .isEqualTo(200);
    }
}

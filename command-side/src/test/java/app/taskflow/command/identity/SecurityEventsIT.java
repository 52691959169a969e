package app.taskflow.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.account.journal.FailedSignIns;
import app.taskflow.command.account.journal.Origin;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.Commit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log tells an auditor, and what it does not tell anybody. */
class SecurityEventsIT {

    private final Http http = SharedIdentity.http();

    @Test
    void signing_in_is_told_with_device_and_address_and_by_whom() {
        String email = TestUser.newEmail();
        TestUser user = TestUser.register(http, email);
        Http.Answer login = http.post(
                "/api/v1/auth/login",
                TestUser.json(Map.of("email", email, "password", TestUser.PASSWORD, "tokenDelivery", "body")),
                "User-Agent",
                "Netscape/4",
                "X-Request-Id",
                "login-1");
        assertThat(login.status()).isEqualTo(200);
        assertThat(OwnerLog.of(user).events(UserEvent.SignedIn.class))
                .hasSize(2)
                .last()
                .satisfies(event -> {
                    assertThat(event.address()).isEqualTo("127.0.0.1");
                    assertThat(event.userAgent()).isEqualTo("Netscape/4");
                });
        Commit commit = OwnerLog.of(user).commits().getLast();
        assertThat(commit.actor()).isEqualTo(user.id());
        assertThat(commit.requestId()).isEqualTo("login-1");
    }

    @Test
    void a_wrong_password_is_told_of_the_account_it_was_tried_on() {
        TestUser user = TestUser.register(http);
        TestUser.tryToLogin(http, user.email(), "not the password");
        await().untilAsserted(() -> assertThat(OwnerLog.of(user).events(UserEvent.SignInFailed.class))
                .hasSize(1)
                .first()
                .satisfies(event -> assertThat(event.address()).isEqualTo("127.0.0.1")));
        assertThat(OwnerLog.of(user).commits().getLast().actor()).isEqualTo("unknown");
    }

    @Test
    void nobody_fills_the_log_by_failing_and_the_lockout_is_told_all_the_same() {
        TestUser user = TestUser.register(http);
        FailedSignIns failures = SharedIdentity.get().one().bean(FailedSignIns.class);
        UserId id = UserId.parse(user.id());
        var origin = new Origin("unknown", "r-1", null);
        for (int i = 0; i < 500; i++) {
            failures.note(id, new UserEvent.SignInFailed("192.0.2.7", null), origin);
        }
        failures.note(id, new UserEvent.LockedOut("192.0.2.7"), origin);
        await().until(() -> OwnerLog.of(user).events(UserEvent.LockedOut.class).size() == 1);
        assertThat(OwnerLog.of(user).events(UserEvent.SignInFailed.class)).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void a_lockout_is_told_of_the_account_that_was_attacked() {
        TestUser user = TestUser.register(http);
        for (int i = 0; i < 10; i++) {
            assertThat(TestUser.tryToLogin(http, user.email(), "not the password")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(TestUser.tryToLogin(http, user.email(), TestUser.PASSWORD).code())
                .isEqualTo("too-many-attempts");
        await().untilAsserted(() -> assertThat(OwnerLog.of(user).events(UserEvent.LockedOut.class))
                .containsExactly(new UserEvent.LockedOut("127.0.0.1")));
    }

    @Test
    void no_event_holds_a_password_a_token_or_a_hash() {
        TestUser user = TestUser.register(http);
        TestUser refreshed = user.refreshed();
        user.refreshed();
        TestUser.tryToLogin(http, user.email(), "secret-that-is-wrong");
        refreshed.send(
                "PUT",
                "/api/v1/users/me/password",
                TestUser.json(Map.of("currentPassword", TestUser.PASSWORD, "newPassword", TestUser.OTHER_PASSWORD)));
        await().until(() ->
                OwnerLog.of(user).events(UserEvent.SignInFailed.class).size() == 1);
        StringBuilder all = new StringBuilder();
        OwnerLog.of(user).commits().forEach(commit -> {
            all.append(commit.actor()).append(commit.requestId());
            commit.events().forEach(event -> all.append(new String(event.data(), UTF_8)));
        });
        assertThat(all.toString())
                .contains("sessionId")
                .doesNotContain(
                        TestUser.PASSWORD,
                        TestUser.OTHER_PASSWORD,
                        "secret-that-is-wrong",
                        "argon2",
                        user.accessToken(),
                        user.refreshToken(),
                        refreshed.refreshToken());
    }
}

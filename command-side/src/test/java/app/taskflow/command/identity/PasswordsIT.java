package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.account.Accounts;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsIT {

    private static final String PUT = "/api/v1/users/me/password";

    private final Http http = SharedIdentity.http();

    @Test
    void who_has_found_a_session_cannot_guess_the_password_by_it() {
        TestUser user = TestUser.register(SharedIdentity.http());
        for (int i = 0; i < 10; i++) {
            assertThat(change(user, "not the password").code()).isEqualTo("wrong-password");
        }
        Http.Answer refused = change(user, TestUser.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-attempts");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(user.send("POST", "/api/v1/users/me/erasure", TestUser.json(Map.of("password", TestUser.PASSWORD)))
                        .code())
                .as("nor by another call that asks for it")
                .isEqualTo("too-many-attempts");
    }

    private static Http.Answer change(TestUser user, String current) {
        return user.send(
                "PUT", PUT, TestUser.json(Map.of("currentPassword", current, "newPassword", TestUser.OTHER_PASSWORD)));
    }

    @Test
    void a_wrong_current_password_changes_nothing_and_is_noted() {
        TestUser user = TestUser.register(http);
        Http.Answer wrong = change(user, "not the password", TestUser.OTHER_PASSWORD);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.code()).isEqualTo("wrong-password");
        assertThat(user.again().status()).isEqualTo(200);
        assertThat(OwnerLog.of(user).events(UserEvent.PasswordChanged.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "qwertyuiop", "aaaaaaaaaaaa", "12345678", "Ada is my name: Ada Lovelace"})
    void a_weak_new_password_is_refused_with_the_reason(String weak) {
        TestUser user = TestUser.register(http);
        user.send("PATCH", "/api/v1/users/me", TestUser.json(Map.of("name", "Ada Lovelace")));
        Http.Answer answer = change(user, TestUser.PASSWORD, weak);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("weak-password");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/newPassword");
        assertThat(answer.response().body()).doesNotContain(weak);
    }

    @Test
    void length_is_counted_in_code_points_and_looked_at_before_anything_is_hashed() {
        TestUser user = TestUser.register(http);
        assertThat(change(user, TestUser.PASSWORD, "short 7").status()).isEqualTo(422);
        assertThat(change(user, TestUser.PASSWORD, "x1".repeat(50_000)).status())
                .isEqualTo(422);
        assertThat(change(user, "y2".repeat(50_000), TestUser.OTHER_PASSWORD).status())
                .as("too long to be one, so it is not even compared")
                .isEqualTo(422);
        String longest = "\uD83D\uDC0E and spaces ".repeat(9) + "\uD83D\uDC0E!" + "x".repeat(9);
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(128);
        assertThat(change(user, TestUser.PASSWORD, longest).status()).isEqualTo(204);
        assertThat(TestUser.tryToLogin(http, user.email(), longest).status()).isEqualTo(200);
        assertThat(change(user, longest, longest + "!").status()).isEqualTo(422);
    }

    @Test
    void sixty_four_characters_with_spaces_and_emoji_are_fine() {
        TestUser user = TestUser.register(http);
        String password = "\uD83D\uDC0E horse, ".repeat(6) + "\uD83D\uDC0E 42 and !";
        assertThat(password.codePointCount(0, password.length())).isEqualTo(64);
        assertThat(change(user, TestUser.PASSWORD, password).status()).isEqualTo(204);
        assertThat(OwnerLog.of(user).events(UserEvent.PasswordChanged.class)).hasSize(1);
    }

    @Test
    void a_hash_of_yesterdays_cost_is_replaced_when_its_owner_signs_in() {
        TestUser user = TestUser.register(http);
        assertThat(hash(user)).contains("$m=64,t=1,p=1$");
        try (IdentityNode dearer = IdentityNode.start(
                SharedIdentity.get().backing().settings(Map.of("taskflow.passwords.iterations", 2)))) {
            Http there = new Http(dearer.baseUrl());
            TestUser.tryToLogin(there, user.email(), "not the password");
            assertThat(hash(user)).contains("t=1");
            TestUser again = user.at(there).again();
            assertThat(hash(user)).contains("$m=64,t=2,p=1$");
            assertThat(again.refreshed().status()).isEqualTo(200);
            assertThat(user.status()).as("it is the same password").isEqualTo(200);
        }
    }

    @Test
    void what_is_far_too_long_is_422_for_who_signs_in_or_up() {
        String password = "x1".repeat(50_000);
        String email = TestUser.newEmail();
        for (Http.Answer answer : List.of(
                TestUser.tryToLogin(http, email, password),
                http.post(
                        "/api/v1/auth/register",
                        TestUser.json(Map.of("name", "Ada", "email", email, "password", password))))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/password");
        }
    }

    private static String hash(TestUser user) {
        return String.valueOf(SharedIdentity.get()
                .one()
                .bean(Accounts.class)
                .find(UserId.parse(user.id()))
                .orElseThrow()
                .passwordHash());
    }

    private static Http.Answer change(TestUser user, String current, String next) {
        return user.send("PUT", PUT, TestUser.json(Map.of("currentPassword", current, "newPassword", next)));
    }
}

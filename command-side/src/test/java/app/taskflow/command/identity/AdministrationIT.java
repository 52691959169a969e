package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.user.Role;
import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationIT {

    private static final String USERS = "/api/v1/admin/users";

    private final Http http = SharedIdentity.http();

    @Test
    void the_first_admin_is_there_from_the_start() {
        TestUser admin = TestUser.admin(SharedIdentity.otherHttp());
        assertThat(admin.get("/api/v1/users/me").json().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
        assertThat(OwnerLog.of(admin).commits().get(1).actor()).isEqualTo("system");
    }

    @Test
    void an_admin_finds_a_user_by_any_spelling_of_the_address_and_the_user_finds_that_in_the_log() {
        TestUser admin = TestUser.admin(http);
        TestUser user = TestUser.register(http);
        Http.Answer found = admin.get(USERS + "?email=" + user.email().replace("example", "EXAMPLE"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("items").size()).isEqualTo(1);
        assertThat(found.json().at("/items/0/id").asString()).isEqualTo(user.id());
        var commit = OwnerLog.of(user).commits().getLast();
        assertThat(commit.actor()).isEqualTo(admin.id());
        assertThat(OwnerLog.of(user).events(UserEvent.LookedUp.class)).hasSize(1);
        assertThat(admin.get(USERS + "?email=nobody@example.org")
                        .json()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void a_granted_role_counts_with_the_next_token_and_is_told_in_the_log() {
        TestUser admin = TestUser.admin(http);
        TestUser user = TestUser.register(http);
        Http.Answer granted = assign(admin, user, "[\"auditor\"]");
        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().get("roles").toString()).isEqualTo("[\"user\",\"auditor\"]");
        assertThat(assign(admin, user, "[\"user\",\"auditor\"]").status()).isEqualTo(200);
        assertThat(OwnerLog.of(user).events(UserEvent.RolesChanged.class))
                .containsExactly(new UserEvent.RolesChanged(Set.of(Role.USER, Role.AUDITOR)));
        assertThat(OwnerLog.of(user).commits().getLast().actor()).isEqualTo(admin.id());
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.get(USERS + "?email=a@b.c").status()).isEqualTo(403);
        assign(admin, user, "[\"admin\"]");
        assertThat(user.again().get(USERS + "?email=a@b.c").status()).isEqualTo(200);
    }

    @Test
    void a_role_that_is_taken_away_is_gone_at_once_on_every_node() {
        TestUser admin = TestUser.admin(http);
        TestUser user = TestUser.register(http);
        assign(admin, user, "[\"admin\"]");
        TestUser other = user.again();
        assertThat(other.get(USERS + "?email=a@b.c").status()).isEqualTo(200);
        assertThat(assign(admin, user, "[\"user\"]").status()).isEqualTo(200);
        assertThat(other.get(USERS + "?email=a@b.c").status()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> other.at(SharedIdentity.otherHttp())
                                .get(USERS + "?email=a@b.c")
                                .status()
                        == 401);
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .extracting(UserEvent.SessionEnded::reason)
                .containsOnly(SessionEnd.ROLES_CHANGED);
        assertThat(user.again().get(USERS + "?email=a@b.c").status()).isEqualTo(403);
    }

    @Test
    void who_is_no_admin_is_forbidden_before_the_body_is_looked_at() {
        TestUser user = TestUser.register(http);
        assertThat(user.get(USERS + "?email=a@b.c").code()).isEqualTo("forbidden");
        assertThat(user.send("PUT", USERS + "/" + user.id() + "/roles", "{").code())
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\":[\"boss\"]}|422",
                "{\"roles\":[5]}|400",
                "{\"roles\":[null]}|400",
                "{\"roles\":\"admin\"}|400",
                "{}|422",
                "{\"role\":[]}|400",
            })
    void bad_roles_are_refused(String body, int status) {
        TestUser admin = TestUser.admin(http);
        TestUser user = TestUser.register(http);
        assertThat(admin.send("PUT", USERS + "/" + user.id() + "/roles", body).status())
                .isEqualTo(status);
        assertThat(OwnerLog.of(user).events(UserEvent.RolesChanged.class)).isEmpty();
    }

    @Test
    void bad_questions_and_missing_users_are_told_apart() {
        TestUser admin = TestUser.admin(http);
        assertThat(admin.get(USERS).status()).isEqualTo(400);
        assertThat(admin.get(USERS + "?email=nonsense").status()).isEqualTo(400);
        assertThat(admin.get(USERS + "?mail=a@b.c").status()).isEqualTo(400);
        assertThat(admin.send("PUT", USERS + "/" + UUID.randomUUID() + "/roles", "{\"roles\":[]}")
                        .status())
                .isEqualTo(404);
        Http.Answer own = admin.send("PUT", USERS + "/" + admin.id() + "/roles", "{\"roles\":[\"user\"]}");
        assertThat(own.status()).as("one admin has to remain").isEqualTo(422);
        assertThat(own.json().at("/errors/0/code").asString()).isEqualTo("own-role");
    }

    private static Http.Answer assign(TestUser admin, TestUser user, String roles) {
        return admin.send("PUT", USERS + "/" + user.id() + "/roles", "{\"roles\":%s}".formatted(roles));
    }
}

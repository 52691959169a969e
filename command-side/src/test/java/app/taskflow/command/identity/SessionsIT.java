package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import app.taskflow.web.consistency.ConsistencyToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionsIT {

    private final Http http = SharedIdentity.http();
    private final Http otherHttp = SharedIdentity.otherHttp();

    @Test
    void a_user_sees_her_sessions_with_device_address_and_last_use() {
        TestUser user = TestUser.register(http);
        http.post(
                "/api/v1/auth/login",
                TestUser.json(Map.of("email", user.email(), "password", TestUser.PASSWORD, "tokenDelivery", "body")),
                "User-Agent",
                "Netscape\u00e9 4");
        Http.Answer answer = user.get("/api/v1/auth/sessions");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("private, no-cache");
        JsonNode items = answer.json().get("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "current", "createdAt", "lastUsedAt", "expiresAt", "userAgent", "address");
        assertThat(items.get(0).get("current").asBoolean()).isFalse();
        assertThat(items.get(0).get("userAgent").asString()).startsWith("Netscape");
        assertThat(items.get(0).get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(items.get(1).get("current").asBoolean()).isTrue();
        assertThat(Duration.between(
                        Instant.parse(items.get(1).get("createdAt").asString()),
                        Instant.parse(items.get(1).get("expiresAt").asString())))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void refreshing_is_a_use_and_puts_the_session_first() {
        TestUser user = TestUser.register(http);
        TestUser later = user.again();
        TestUser refreshed = user.refreshed();
        JsonNode first = later.get("/api/v1/auth/sessions").json().at("/items/0");
        assertThat(first.get("current").asBoolean()).isFalse();
        assertThat(Instant.parse(first.get("lastUsedAt").asString()))
                .isAfter(Instant.parse(first.get("createdAt").asString()));
        assertThat(refreshed
                        .get("/api/v1/auth/sessions")
                        .json()
                        .at("/items/0/current")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void one_session_is_ended_from_another_and_only_that_one() {
        TestUser user = TestUser.register(http);
        TestUser lost = user.again();
        String id = lost.get("/api/v1/auth/sessions").json().at("/items/0/id").asString();
        Http.Answer ended = user.send("DELETE", "/api/v1/auth/sessions/" + id, "");
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ConsistencyToken.decode(ended.header("Consistency-Token").orElseThrow()))
                .isPresent();
        assertThat(lost.status()).isEqualTo(401);
        assertThat(lost.refresh().status()).isEqualTo(401);
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.get("/api/v1/auth/sessions").json().get("items").size()).isEqualTo(1);
        assertThat(user.send("DELETE", "/api/v1/auth/sessions/" + id, "").status())
                .as("there is no such session any more")
                .isEqualTo(404);
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .containsExactly(new UserEvent.SessionEnded(UUID.fromString(id), SessionEnd.REVOKED));
    }

    @Test
    void somebody_elses_session_is_as_good_as_none() {
        TestUser ada = TestUser.register(http);
        TestUser eve = TestUser.register(http);
        String id = ada.get("/api/v1/auth/sessions").json().at("/items/0/id").asString();
        Http.Answer foreign = eve.send("DELETE", "/api/v1/auth/sessions/" + id, "", "X-Request-Id", "r");
        Http.Answer none = eve.send("DELETE", "/api/v1/auth/sessions/" + UUID.randomUUID(), "", "X-Request-Id", "r");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.response().body().replace(id, "ID"))
                .isEqualTo(none.response().body().replaceAll("sessions/[0-9a-f-]+", "sessions/ID"));
        assertThat(ada.status()).isEqualTo(200);
        assertThat(eve.send("DELETE", "/api/v1/auth/sessions/1-1-1-1-1", "").status())
                .isEqualTo(400);
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_and_lets_her_sign_in_again() {
        TestUser user = TestUser.register(http);
        TestUser other = user.at(otherHttp).again();
        Http.Answer out = user.send("POST", "/api/v1/auth/logout-all", "");
        assertThat(out.status()).isEqualTo(204);
        assertThat(user.status()).isEqualTo(401);
        assertThat(other.at(http).status()).isEqualTo(401);
        assertThat(user.refresh().status()).isEqualTo(401);
        assertThat(other.refresh().status()).isEqualTo(401);
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .hasSize(2)
                .extracting(UserEvent.SessionEnded::reason)
                .containsOnly(SessionEnd.SIGNED_OUT_EVERYWHERE);
        assertThat(user.again().status()).isEqualTo(200);
    }
}

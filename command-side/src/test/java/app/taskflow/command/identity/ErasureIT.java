package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import com.mongodb.client.MongoClient;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class ErasureIT {

    private static final String ERASURE = "/api/v1/users/me/erasure";

    private final Http http = SharedIdentity.http();

    @Test
    void nothing_is_left_of_an_erased_user_but_the_log() {
        TestUser user = TestUser.register(http);
        TestUser other = user.again();
        user.get("/api/v1/users/me");
        Http.Answer wrong = user.send("POST", ERASURE, TestUser.json(Map.of("password", "not the password")));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.code()).isEqualTo("wrong-password");
        assertThat(user.status()).isEqualTo(200);

        assertThat(user.send("POST", ERASURE, TestUser.json(Map.of("password", TestUser.PASSWORD)))
                        .status())
                .isEqualTo(204);
        assertThat(user.status()).isEqualTo(401);
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.refresh().status()).isEqualTo(401);
        assertThat(TestUser.tryToLogin(http, user.email(), TestUser.PASSWORD).code())
                .isEqualTo("invalid-credentials");
        assertThat(everythingKeptOf(user))
                .doesNotContain(user.email(), "Ada", "argon2", "127.0.0.1", "Java-http-client");
        List<Object> events = OwnerLog.of(user).events();
        assertThat(events.getLast()).isEqualTo(new UserEvent.Erased());
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .hasSize(2)
                .extracting(UserEvent.SessionEnded::reason)
                .containsOnly(SessionEnd.ERASED);
    }

    @Test
    void the_address_of_an_erased_user_is_free_for_another_one() {
        TestUser user = TestUser.register(http);
        user.send("POST", ERASURE, TestUser.json(Map.of("password", TestUser.PASSWORD)));
        TestUser next = TestUser.register(SharedIdentity.otherHttp(), user.email());
        assertThat(next.id()).isNotEqualTo(user.id());
        assertThat(next.status()).isEqualTo(200);
        assertThat(user.status()).isEqualTo(401);
        next.send("POST", ERASURE, TestUser.json(Map.of("password", TestUser.PASSWORD)));
        assertThat(TestUser.register(http, user.email()).status()).isEqualTo(200);
    }

    /** In the database of identities, and in Redis. */
    private static String everythingKeptOf(TestUser user) {
        StringBuilder all = new StringBuilder();
        IdentityNode node = SharedIdentity.get().one();
        var identity = node.bean(MongoClient.class).getDatabase("taskflow_identity");
        identity.getCollection("accounts")
                .find(new Document("_id", user.id()))
                .forEach(document -> all.append(document.toJson()));
        identity.getCollection("sessions")
                .find(new Document("user", user.id()))
                .forEach(document -> all.append(document.toJson()));
        all.append(node.bean(StringRedisTemplate.class).opsForValue().get("tf:me:" + user.id()));
        return all.toString();
    }
}

package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.identity.Http.Answer;
import app.taskflow.events.id.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows on guessing of the group Identity, against two nodes. Addresses are invented by a trusted proxy. */
class BruteForceIT {

    private static final String PASSWORD = "correct horse battery 🐎";

    @TempDir
    private static Path directory;

    private static Backing backing;
    private static IdentityNode a;
    private static IdentityNode b;

    private final String email = "u" + UUID.randomUUID() + "@example.org";
    private final String home = address();

    @BeforeAll
    static void start() {
        backing = Backing.start(directory);
        Map<String, Object> settings = backing.settings(Map.of(
                "taskflow.trusted-proxies", "127.0.0.0/8",
                "taskflow.limits.factor", 1,
                "taskflow.limits.auth.requests", 100_000));
        a = IdentityNode.start(settings);
        b = IdentityNode.start(settings);
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
        backing.close();
    }

    @Test
    void the_eleventh_failure_for_an_account_from_one_address_is_429_on_every_node() {
        register();
        String attacker = address();
        for (int i = 0; i < 10; i++) {
            assertThat(login(i % 2 == 0 ? a : b, "wrong password", attacker).code())
                    .isEqualTo("invalid-credentials");
        }
        for (IdentityNode node : List.of(a, b)) {
            Answer refused = login(node, "wrong password", attacker);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("too-many-attempts");
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(840, 900);
            assertThat(login(node, PASSWORD, attacker).status())
                    .as("even the right one")
                    .isEqualTo(429);
        }
        assertThat(login(a, PASSWORD, home).status()).as("from elsewhere").isEqualTo(200);
    }

    @Test
    void an_unknown_account_is_locked_like_a_known_one() {
        String attacker = address();
        for (int i = 0; i < 10; i++) {
            assertThat(login(a, "wrong password", attacker).code()).isEqualTo("invalid-credentials");
        }
        assertThat(login(a, "wrong password", attacker).code()).isEqualTo("too-many-attempts");
    }

    @Test
    void an_attacked_user_gets_in_from_an_address_she_has_used_and_a_stranger_does_not() {
        register();
        assertThat(login(a, PASSWORD, home).status()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            assertThat(login(i % 2 == 0 ? a : b, "wrong password", address()).status())
                    .isEqualTo(401);
        }
        assertThat(login(a, PASSWORD, address()).code()).isEqualTo("too-many-attempts");
        assertThat(login(b, PASSWORD, home).status()).isEqualTo(200);
    }

    @Test
    void an_address_that_fails_for_a_hundred_accounts_is_locked_out_of_all() {
        register();
        String attacker = address();
        for (int i = 0; i < 100; i++) {
            assertThat(login(a, "nobody" + i + email, "wrong password", attacker)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(login(b, PASSWORD, attacker).code()).isEqualTo("too-many-attempts");
    }

    @Test
    void addresses_are_remembered_but_not_written_down() {
        UserId id = UserId.parse(register().json().at("/user/id").asString());
        login(a, PASSWORD, home);
        login(b, PASSWORD, home);
        List<String> remembered = a.bean(Accounts.class).find(id).orElseThrow().addresses();
        assertThat(remembered).isNotEmpty().doesNotContain(home).doesNotHaveDuplicates();
    }

    private Answer register() {
        Answer answer = new Http(a.baseUrl())
                .post(
                        "/api/v1/auth/register",
                        "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\",\"tokenDelivery\":\"body\"}"
                                .formatted(email, PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private Answer login(IdentityNode node, String password, String address) {
        return login(node, email, password, address);
    }

    private static Answer login(IdentityNode node, String email, String password, String address) {
        return new Http(node.baseUrl())
                .post(
                        "/api/v1/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
                        "X-Forwarded-For",
                        address);
    }

    private static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255));
    }
}

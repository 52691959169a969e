package app.taskflow.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.consistency.ConsistencyToken;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityIT {

    private static final String PASSWORD = "correct horse battery 🐎";

    @TempDir
    private static Path directory;

    private static Backing backing;
    private static IdentityNode node;
    private static Http http;

    private final String email = "u" + UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void start() {
        backing = Backing.start(directory);
        node = IdentityNode.start(backing.settings(Map.of()));
        http = new Http(node.baseUrl());
    }

    @AfterAll
    static void stop() {
        node.close();
        backing.close();
    }

    @Test
    void who_registers_by_body_gets_both_tokens_there_and_no_cookies() {
        Http.Answer answer = register("body");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "user", "accessTokenExpiresAt", "refreshTokenExpiresAt", "accessToken", "refreshToken");
        assertThat(answer.json().get("user").propertyNames())
                .containsExactlyInAnyOrder("id", "name", "email", "roles", "createdAt", "version");
        assertThat(answer.json().at("/user/roles/0").asString()).isEqualTo("user");
        assertThat(answer.json().at("/user/version").asLong()).isEqualTo(1);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(ConsistencyToken.decode(answer.header("Consistency-Token").orElseThrow()))
                .hasValueSatisfying(token -> {
                    assertThat(token.sequence()).as("registered, and signed in").isEqualTo(2);
                    assertThat(token.owner())
                            .hasToString(answer.json().at("/user/id").asString());
                });
    }

    @Test
    void who_registers_by_cookie_gets_both_tokens_there_and_not_in_the_body() {
        Http.Answer answer =
                http.post("/api/v1/auth/register", body("name", "Ada", "email", email, "password", PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("user", "accessTokenExpiresAt", "refreshTokenExpiresAt");
        assertThat(answer.headers("Set-Cookie"))
                .contains(
                        "access_token=%s; Path=/; Max-Age=900; Expires=%s; HttpOnly; SameSite=Strict"
                                .formatted(answer.cookie("access_token"), expires(answer, "access_token")),
                        "refresh_token=%s; Path=/api/v1/auth; Max-Age=604800; Expires=%s; HttpOnly; SameSite=Strict"
                                .formatted(answer.cookie("refresh_token"), expires(answer, "refresh_token")));
    }

    @Test
    void a_registered_user_signs_in_and_sees_her_account() {
        register("body");
        Http.Answer answer = login(PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        Http.Answer me = http.get("/api/v1/users/me", "Authorization", "Bearer " + answer.text("accessToken"));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json()).isEqualTo(answer.json().get("user"));
        assertThat(me.text("email")).isEqualTo(email);
    }

    @Test
    void the_published_keys_are_those_that_tokens_and_statements_name() {
        String header = new String(
                Base64.getUrlDecoder()
                        .decode(register("body").text("accessToken").split("\\.", -1)[0]),
                UTF_8);
        Http.Answer jwks = http.get("/.well-known/jwks.json");
        assertThat(jwks.status()).isEqualTo(200);
        JsonNode rsa = keyFor("RS256", jwks);
        JsonNode curve = keyFor("ES256", jwks);
        assertThat(jwks.json().get("keys").size()).isEqualTo(2);
        assertThat(rsa.propertyNames()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
        assertThat(curve.propertyNames()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "crv", "x", "y");
        assertThat(header)
                .contains("\"alg\":\"ES256\"", "\"kid\":\"" + curve.get("kid").asString() + "\"");
    }

    private static JsonNode keyFor(String algorithm, Http.Answer jwks) {
        return jwks.json()
                .get("keys")
                .valueStream()
                .filter(key -> key.get("alg").asString().equals(algorithm))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_session_goes_on_by_refreshing_until_it_is_signed_out() {
        String first = register("body").text("refreshToken");
        Http.Answer second = refresh(first);
        assertThat(second.status()).isEqualTo(200);
        Http.Answer third = refresh(second.text("refreshToken"));
        assertThat(third.status()).isEqualTo(200);
        assertThat(http.post("/api/v1/auth/logout", "", "Authorization", "Bearer " + third.text("accessToken"))
                        .status())
                .isEqualTo(204);
        assertThat(refresh(third.text("refreshToken")).code()).isEqualTo("invalid-token");
    }

    @Test
    void a_wrong_password_and_an_unknown_email_are_one_answer() {
        register("body");
        Http.Answer wrong = login("not the password");
        Http.Answer unknown =
                http.post("/api/v1/auth/login", body("email", "x" + email, "password", "not the password"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("invalid-credentials");
        assertThat(unknown.response().body().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(wrong.response().body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(wrong.response().headers().map().keySet());
    }

    private Http.Answer register(String delivery) {
        return http.post(
                "/api/v1/auth/register",
                body("name", "Ada", "email", email, "password", PASSWORD, "tokenDelivery", delivery));
    }

    private Http.Answer login(String password) {
        return http.post("/api/v1/auth/login", body("email", email, "password", password, "tokenDelivery", "body"));
    }

    private static Http.Answer refresh(String token) {
        return http.post("/api/v1/auth/refresh", body("refreshToken", token));
    }

    private static String expires(Http.Answer answer, String cookie) {
        return answer.headers("Set-Cookie").stream()
                .filter(header -> header.startsWith(cookie + "="))
                .map(header -> header.replaceFirst(".*; Expires=([^;]*);.*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static String body(String... members) {
        var object = new JsonMapper().createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return object.toString();
    }
}

package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in who keeps her tokens herself. */
record TestUser(Http http, String id, String email, String accessToken, String refreshToken) {

    static final String PASSWORD = "correct horse battery 🐎";
    static final String OTHER_PASSWORD = "a staple that nobody guesses";
    static final String ADMIN_EMAIL = "admin@example.org";

    static TestUser register(Http http) {
        return register(http, newEmail());
    }

    static TestUser register(Http http, String email) {
        return of(http, tryToRegister(http, email), 201);
    }

    static Http.Answer tryToRegister(Http http, String email) {
        return http.post(
                "/api/v1/auth/register",
                json(Map.of("name", "Ada", "email", email, "password", PASSWORD, "tokenDelivery", "body")));
    }

    static TestUser admin(Http http) {
        return of(http, tryToLogin(http, ADMIN_EMAIL, PASSWORD), 200);
    }

    static Http.Answer tryToLogin(Http http, String email, String password) {
        return http.post(
                "/api/v1/auth/login", json(Map.of("email", email, "password", password, "tokenDelivery", "body")));
    }

    static String newEmail() {
        return "u" + UUID.randomUUID() + "@example.org";
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** Another session of the same user. */
    TestUser again() {
        return of(http, tryToLogin(http, email, PASSWORD), 200);
    }

    /** The same tokens, shown elsewhere. */
    TestUser at(Http other) {
        return new TestUser(other, id, email, accessToken, refreshToken);
    }

    TestUser refreshed() {
        return of(http, refresh(), 200);
    }

    Http.Answer refresh() {
        return http.post("/api/v1/auth/refresh", json(Map.of("refreshToken", refreshToken)));
    }

    Http.Answer get(String path, String... headers) {
        return http.get(path, with(headers));
    }

    Http.Answer send(String method, String path, String body, String... headers) {
        return http.send(method, path, body.isEmpty() ? null : body, with(headers));
    }

    /** What the access token is good for here. */
    int status() {
        return get("/api/v1/users/me").status();
    }

    private String[] with(String... headers) {
        return Stream.concat(List.of("Authorization", "Bearer " + accessToken).stream(), List.of(headers).stream())
                .toArray(String[]::new);
    }

    private static TestUser of(Http http, Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        return new TestUser(
                http,
                answer.json().at("/user/id").asString(),
                answer.json().at("/user/email").asString(),
                answer.text("accessToken"),
                answer.text("refreshToken"));
    }
}

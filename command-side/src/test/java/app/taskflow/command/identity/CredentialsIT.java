package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent in place of a name and a password. */
class CredentialsIT {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String REGISTER = "/api/v1/auth/register";

    /** Those differ from one answer to the next, whoever asks. */
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "ratelimit");

    private final Http http = SharedIdentity.http();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":{\"$gt\":\"\"},\"password\":{\"$gt\":\"\"}}",
                "{\"email\":\"a@example.org\",\"password\":{\"$ne\":null}}",
                "{\"email\":[\"a@example.org\"],\"password\":\"whatever it is\"}",
                "{\"email\":true,\"password\":\"whatever it is\"}"
            })
    void what_is_no_text_is_malformed(String body) {
        Http.Answer login = http.post(LOGIN, body);
        Http.Answer register = http.post(REGISTER, body.replace("{\"email", "{\"name\":\"Ada\",\"email"));
        assertThat(List.of(login, register)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("malformed-request");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org\r\nBcc: c@example.org", "a\r\n@example.org", "a@example.org\n"})
    void an_address_with_a_line_break_is_none(String email) {
        Http.Answer answer = TestUser.tryToRegister(http, email);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/email");
        assertThat(answer.response().body()).doesNotContain("Bcc");
    }

    @Test
    void spellings_of_an_address_are_one_account() {
        TestUser user = TestUser.register(http);
        String wide = "\uFF35" + user.email().substring(1).replace("example.org", "EXAMPLE.org");
        assertThat(TestUser.tryToRegister(SharedIdentity.otherHttp(), wide).code())
                .isEqualTo("email-taken");
        Http.Answer login = TestUser.tryToLogin(SharedIdentity.otherHttp(), wide, TestUser.PASSWORD);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().at("/user/id").asString()).isEqualTo(user.id());
    }

    @ParameterizedTest
    @CsvSource({"short 7, validation-failed", "password1, weak-password", "QWERTYUIOP, weak-password"})
    void who_registers_with_a_weak_password_is_told_why_and_not_what_it_was(String weak, String code) {
        String email = TestUser.newEmail();
        Http.Answer answer =
                http.post(REGISTER, TestUser.json(Map.of("name", "Ada", "email", email, "password", weak)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/password");
        assertThat(answer.response().body()).doesNotContain(weak);
        assertThat(TestUser.register(http, email).status())
                .as("nothing was made")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"email\":\"%s\",\"password\":\"%s\"}"})
    void credentials_in_a_query_string_are_never_accepted(String body) {
        TestUser user = TestUser.register(http);
        Http.Answer answer = http.post(
                LOGIN + "?email=" + user.email() + "&password=secret-in-a-query",
                body.formatted(user.email(), TestUser.PASSWORD),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown-parameter");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.response().body()).doesNotContain("secret-in-a-query");
    }

    @Test
    void an_unknown_email_and_a_wrong_password_are_the_same_to_the_last_byte() {
        TestUser user = TestUser.register(http);
        Http.Answer wrong = login(user.email());
        Http.Answer unknown = login(TestUser.newEmail());
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.response().body()).isEqualTo(wrong.response().body());
        assertThat(headers(unknown)).isEqualTo(headers(wrong)).containsKeys("www-authenticate", "cache-control");
        assertThat(names(unknown)).isEqualTo(names(wrong));
    }

    private Http.Answer login(String email) {
        return http.post(
                LOGIN,
                TestUser.json(Map.of("email", email, "password", "not the password")),
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "the-same");
    }

    private static Set<String> names(Http.Answer answer) {
        return new TreeSet<>(answer.response().headers().map().keySet());
    }

    private static Map<String, List<String>> headers(Http.Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(OF_THE_MOMENT);
        return headers;
    }
}

package app.taskflow.system.secret;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.system.client.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what is planted, and only that. */
class SecretSearchTest {

    private static final String PLANTED = """
            access token | Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9mLWl0
            cookie | {"headers":"Cookie: access_token=abcdefghijklmnopqrstuvwxyz; a=b"}
            cookie | Set-Cookie: __Secure-refresh_token=abcdefghijklmnopqrstuvwxyz-_; Path=/
            password hash | stored $argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA
            private key | -----BEGIN PRIVATE KEY-----
            private key | -----BEGIN RSA PRIVATE KEY-----
            """;

    private final SecretSearch search = SecretSearch.ofTheRepository();

    @TempDir
    private Path module;

    @Test
    void a_planted_secret_of_every_form_is_found() {
        List<String> kinds = PLANTED.lines()
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .toList();
        List<String> lines = PLANTED.lines()
                .map(line -> line.substring(line.indexOf(" | ") + 3))
                .toList();
        List<String> found = search.in("log", lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(found).contains("log:%d: %s".formatted(i + 1, kinds.get(i)));
        }
        assertThat(search.in("log", List.of("token=" + "aB-_".repeat(21) + "xy,")))
                .containsExactly("log:1: refresh token");
    }

    @ParameterizedTest
    @CsvSource({"correct horse battery 🐎", "a staple that nobody guesses", Visitor.PASSWORD})
    void the_passwords_of_the_tests_of_all_modules_are_known(String password) {
        assertThat(search.in("log", List.of("{\"message\":\"tried " + password + "\"}")))
                .containsExactly("log:1: password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/auth/login 200 access_token",
                "the cookie refresh_token= was cleared",
                "eyJ is how they begin",
                "019a0000-0000-7000-8000-0000000000aa 4bf92f3577b34da6a3ce929d0e0e4736",
                "a password was wrong"
            })
    void what_only_speaks_of_them_is_none(String line) {
        assertThat(search.in("log", List.of(line))).isEmpty();
    }

    @Test
    void a_line_that_is_planted_in_a_log_or_in_the_output_of_a_test_is_found() throws IOException {
        Path reports = Files.createDirectories(module.resolve("target/surefire-reports"));
        Path log = Files.writeString(module.resolve("target/node.log"), "fine\n-----BEGIN PRIVATE KEY-----\n");
        Path report = Files.writeString(reports.resolve("TEST-a.xml"), """
                <testcase name="forged eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9mLWl0">
                <system-out><![CDATA[fine
                leaked eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9mLWl0
                ]]></system-out>
                <system-err><![CDATA[%s]]></system-err>
                </testcase>
                """.formatted(Visitor.PASSWORD));
        assertThat(new ModuleLogs(module).secrets(search))
                .containsExactlyInAnyOrder(
                        log + ":2: private key", report + ":3: access token", report + ":5: password");
    }
}

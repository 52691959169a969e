package app.taskflow.web.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.browser.BrowserSettings;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class FreshnessTest {

    private static final UserId ADA = new UserId(UUID.fromString("019aaf1e-0000-7000-8000-00000000000a"));
    private static final UserId BOB = new UserId(UUID.fromString("019aaf1e-0000-7000-8000-00000000000b"));

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void who_asks_for_nothing_waits_for_nothing() {
        assertThat(demanded().sequence()).isZero();
    }

    @Test
    void the_higher_of_header_and_cookie_counts() {
        request.addHeader("Consistency-Token", new ConsistencyToken(ADA, 7).encode());
        assertThat(demanded().sequence()).isEqualTo(7);

        cookie(new ConsistencyToken(ADA, 9).encode());
        assertThat(demanded().sequence()).isEqualTo(9);

        cookie(new ConsistencyToken(ADA, 5).encode());
        assertThat(demanded().sequence()).isEqualTo(7);
    }

    @Test
    void a_malformed_header_is_refused() {
        request.addHeader("Consistency-Token", "nonsense");

        assertThatThrownBy(this::demanded)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    @Test
    void a_malformed_cookie_and_tokens_of_others_are_ignored() {
        cookie("nonsense");
        assertThat(demanded().sequence()).isZero();

        cookie(new ConsistencyToken(BOB, 9).encode());
        request.addHeader("Consistency-Token", new ConsistencyToken(BOB, 9).encode());
        assertThat(demanded().sequence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "wait=5, 5",
        "wait=0, 0",
        "wait=10, 10",
        "wait=11, 10",
        "wait=9999, 10",
        "'respond-async, wait=3', 3",
        "'wait=4; foo=bar', 4",
        "wait=, 2",
        "wait=-1, 2",
        "wait=x, 2",
        "wait=99999999999999999999, 2",
        "nothing, 2"
    })
    void the_client_says_how_long_it_waits(String prefer, int seconds) {
        request.addHeader("Consistency-Token", new ConsistencyToken(ADA, 7).encode());
        request.addHeader("Prefer", prefer);

        assertThat(demanded().patience()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_write_announces_its_token_by_header_and_cookie() {
        BrowserSettings settings = new BrowserSettings(List.of(), new BrowserSettings.Cookies(true, "None"), true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        ConsistencyToken token = new ConsistencyToken(ADA, 7);

        new ConsistencyHeaders(new CookiePolicy(settings)).announce(token, response);

        assertThat(response.getHeader("Consistency-Token")).isEqualTo(token.encode());
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("consistency_token=" + token.encode() + "; Path=/api/v1; Max-Age=300;")
                .contains("HttpOnly", "Secure", "SameSite=None");
    }

    private Freshness demanded() {
        return Freshness.demandedBy(
                request, new AuthenticatedUser(ADA, UUID.randomUUID(), Set.of(Role.USER), Instant.MAX));
    }

    private void cookie(String value) {
        request.setCookies(new Cookie("consistency_token", value));
        request.removeHeader("Cookie");
        request.addHeader("Cookie", "consistency_token=" + value);
    }
}

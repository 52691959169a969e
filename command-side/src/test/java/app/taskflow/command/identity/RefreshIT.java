package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.user.SessionEnd;
import app.taskflow.events.user.UserEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RefreshIT {

    private static final String ORIGIN = "http://localhost:3000";

    private final Http http = SharedIdentity.http();

    @Test
    void a_spent_token_is_refused_and_ends_the_session_with_an_event() {
        TestUser first = TestUser.register(http);
        TestUser second = first.refreshed();
        TestUser third = second.refreshed();
        Http.Answer reused = first.refresh();
        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("refresh-token-reused");
        assertThat(reused.header("WWW-Authenticate")).isPresent();
        assertThat(third.refresh().status()).as("the whole family is dead").isEqualTo(401);
        assertThat(third.status()).as("and so are its access tokens").isEqualTo(401);
        UUID session =
                OwnerLog.of(first).events(UserEvent.SignedIn.class).getFirst().sessionId();
        assertThat(OwnerLog.of(first).events(UserEvent.RefreshTokenReused.class))
                .containsExactly(new UserEvent.RefreshTokenReused(session, "127.0.0.1"));
        assertThat(OwnerLog.of(first).events(UserEvent.SessionEnded.class))
                .containsExactly(new UserEvent.SessionEnded(session, SessionEnd.TOKEN_REUSED));
    }

    @Test
    void the_cookies_of_a_spent_token_are_taken_away() {
        Http.Answer login = http.post(
                "/api/v1/auth/register",
                TestUser.json(Map.of("name", "Ada", "email", TestUser.newEmail(), "password", TestUser.PASSWORD)));
        String spent = login.cookie("refresh_token");
        Http.Answer next = byCookie(spent);
        assertThat(next.status()).isEqualTo(200);
        assertThat(byCookie(next.cookie("refresh_token")).status()).isEqualTo(200);
        Http.Answer reused = byCookie(spent);
        assertThat(reused.code()).isEqualTo("refresh-token-reused");
        assertThat(reused.headers("Set-Cookie"))
                .containsExactlyInAnyOrder(
                        "access_token=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly;"
                                + " SameSite=Strict",
                        "refresh_token=; Path=/api/v1/auth; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
                                + " HttpOnly; SameSite=Strict");
    }

    @Test
    void twenty_at_once_over_two_nodes_get_one_successor() throws Exception {
        TestUser user = TestUser.register(http);
        TestUser elsewhere = user.at(SharedIdentity.otherHttp());
        var barrier = new CyclicBarrier(20);
        Callable<String> here = () -> {
            barrier.await();
            return user.refreshed().refreshToken();
        };
        Callable<String> there = () -> {
            barrier.await();
            return elsewhere.refreshed().refreshToken();
        };
        Set<String> successors = new HashSet<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new ArrayList<>(Collections.nCopies(10, here));
            calls.addAll(Collections.nCopies(10, there));
            for (Future<String> successor : pool.invokeAll(calls)) {
                successors.add(successor.get());
            }
        }
        assertThat(successors).hasSize(1);
        assertThat(new TestUser(http, "", "", "", successors.iterator().next())
                        .refresh()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_goes_on_being_delivered_as_it_was_at_first() {
        TestUser user = TestUser.register(http);
        Http.Answer answer = user.refresh();
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.text("refreshToken")).isNotEqualTo(user.refreshToken());
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void without_a_token_it_is_asked_for_and_an_unknown_one_is_invalid() {
        Http.Answer none = http.post("/api/v1/auth/refresh", "");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo("authentication-required");
        assertThat(none.header("WWW-Authenticate")).isPresent();
        TestUser user = TestUser.register(http);
        for (String token :
                List.of("", "x", user.accessToken(), user.refreshToken().replace('A', 'B') + "A")) {
            Http.Answer unknown = new TestUser(http, "", "", "", token).refresh();
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.code()).isEqualTo("invalid-token");
        }
        assertThat(user.refresh().status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_is_no_access_token() {
        TestUser user = TestUser.register(http);
        Http.Answer answer = http.get("/api/v1/users/me", "Authorization", "Bearer " + user.refreshToken());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("invalid-token");
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void signing_out_is_always_204_and_counts_also_with_an_expired_token() {
        TestUser user = TestUser.register(http);
        assertThat(http.post("/api/v1/auth/logout", "").status()).isEqualTo(204);
        assertThat(user.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
        assertThat(user.send("POST", "/api/v1/auth/logout", "").status()).isEqualTo(204);
        assertThat(user.status()).isEqualTo(401);
        assertThat(user.get("/api/v1/users/me").code()).isEqualTo("session-revoked");
        assertThat(user.refresh().status()).isEqualTo(401);
        assertThat(OwnerLog.of(user).events(UserEvent.SessionEnded.class))
                .extracting(UserEvent.SessionEnded::reason)
                .containsExactly(SessionEnd.SIGNED_OUT);
    }

    @Test
    void a_browser_signs_out_by_its_cookies_alone() {
        Http.Answer login = http.post(
                "/api/v1/auth/register",
                TestUser.json(Map.of("name", "Ada", "email", TestUser.newEmail(), "password", TestUser.PASSWORD)));
        String refresh = login.cookie("refresh_token");
        Http.Answer out = http.post("/api/v1/auth/logout", "", "Cookie", "refresh_token=" + refresh, "Origin", ORIGIN);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.headers("Set-Cookie")).hasSize(2).allMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(byCookie(refresh).status()).isEqualTo(401);
        await().until(() -> http.get("/api/v1/users/me", "Cookie", "access_token=" + login.cookie("access_token"))
                        .status()
                == 401);
    }

    private Http.Answer byCookie(String token) {
        return http.post("/api/v1/auth/refresh", "", "Cookie", "refresh_token=" + token, "Origin", ORIGIN);
    }
}

package app.taskflow.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The group Quotas: two running services on one Redis, with production's limits. */
final class QuotasTest {

    private static final Pattern STATE = Pattern.compile("\"([a-z]+)\";r=(\\d+);t=(\\d+)");
    private static final String LOGIN = "POST /api/v1/auth/login";

    private static SampleService a;
    private static SampleService b;

    private final UUID ada = UUID.randomUUID();

    @BeforeAll
    static void start() {
        a = start(Map.of());
        b = start(Map.of());
    }

    /** A client's address is what it says, as in these tests all come from one. */
    private static SampleService start(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.data.redis.url",
                TestRedis.url(),
                "taskflow.trusted-proxies",
                "127.0.0.0/8",
                "taskflow.limits.factor",
                1));
        settings.putAll(more);
        return SampleService.start(settings);
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
    }

    @Test
    void a_write_more_than_the_quota_is_told_to_come_later() {
        for (int i = 1; i <= 600; i++) {
            Answer answer = write(a);
            assertThat(answer.status()).as("write %d", i).isEqualTo(201);
            assertThat(left(answer)).isEqualTo(600 - i);
        }
        Answer refused = write(a);
        refused.isProblem(ProblemCode.RATE_LIMITED);
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"write\";q=600;w=60");
        assertThat(state(refused).group(1)).isEqualTo("write");
        assertThat(left(refused)).isZero();
        assertThat(refused.header("retry-after")).isEqualTo(state(refused).group(3));
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
        assertThat(read(a).status()).as("reads have their own").isEqualTo(200);
        assertThat(write(a, UUID.randomUUID()).status())
                .as("others have their own")
                .isEqualTo(201);
    }

    @Test
    void two_nodes_share_one_budget() {
        int granted = 0;
        for (int i = 0; i < 700; i++) {
            granted += write(i % 3 == 0 ? a : b).status() == 201 ? 1 : 0;
        }
        assertThat(granted).isEqualTo(600);
    }

    @Test
    void the_number_of_requests_left_is_that_of_both_nodes() {
        read(a);
        read(b);
        assertThat(left(read(a))).isEqualTo(2997);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/auth/login", "/api/v1/auth/register", "/api/v1/auth/refresh"})
    void what_proves_who_one_is_counts_for_the_address_whoever_signed_in(String path) {
        String address = "203.0.113." + path.length();
        IntStream.rangeClosed(1, 30)
                .forEach(i -> assertThat(left(from(i % 2 == 0 ? a : b, address, path)))
                        .isEqualTo(30 - i));
        from(a, address, path).isProblem(ProblemCode.RATE_LIMITED);
        Answer signedIn = a.ask(Ask.of("POST " + path)
                .header("X-Forwarded-For", address)
                .bearer(a.issuer().token(ada, "user")));
        signedIn.isProblem(ProblemCode.RATE_LIMITED);
        assertThat(signedIn.header("ratelimit-policy")).isEqualTo("\"auth\";q=30;w=60");
        from(a, "203.0.113.99", path).isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void all_addresses_of_an_ipv6_network_are_one_client() {
        String network = "2001:db8:%x:1:".formatted(System.nanoTime() & 0xffff);
        for (int i = 1; i <= 30; i++) {
            from(a, network + ":" + Integer.toHexString(i), "/api/v1/auth/login");
        }
        from(b, network + "ffff:ffff:ffff:ffff", "/api/v1/auth/login").isProblem(ProblemCode.RATE_LIMITED);
    }

    @Test
    void an_address_that_an_untrusted_peer_invents_does_not_count() {
        try (SampleService direct =
                start(Map.of("taskflow.trusted-proxies", "", "taskflow.limits.auth.requests", 29))) {
            int before = left(from(direct, "198.51.100.1", "/api/v1/auth/login"));
            int after = left(from(direct, "198.51.100.2", "/api/v1/auth/login"));
            assertThat(after).isEqualTo(before - 1);
        }
    }

    @Test
    void an_upload_counts_for_the_hour() {
        Answer answer = a.ask(Ask.of("POST /api/v1/imports").bearer(a.issuer().token(ada, "user")));
        assertThat(answer.header("ratelimit-policy")).isEqualTo("\"import\";q=60;w=3600");
        assertThat(left(answer)).isEqualTo(59);
    }

    @Test
    void when_the_window_ends_all_is_there_again() {
        try (SampleService brief =
                start(Map.of("taskflow.limits.write.requests", 5, "taskflow.limits.write.window", "1s"))) {
            Stream.generate(() -> write(brief))
                    .limit(5)
                    .forEach(answer -> assertThat(answer.status()).isEqualTo(201));
            write(brief).isProblem(ProblemCode.RATE_LIMITED);
            Answer again = await().until(() -> write(brief), answer -> answer.status() == 201);
            assertThat(left(again)).isEqualTo(4);
        }
    }

    static List<Ask> whatGoesWrong() {
        return List.of(
                Ask.of("GET /api/v1/tasks"),
                Ask.of("GET /nowhere"),
                Ask.of("POST /api/v1/tasks").json("{"),
                Ask.of("GET /api/v1/tasks").bearer("a.b.c"),
                Ask.of("GET /x%00"),
                Ask.of("GET /a/../b"),
                Ask.of("TRACE /api/v1/tasks"),
                Ask.of("BREW /api/v1/tasks"),
                Ask.of("GET /" + "x".repeat(9_000)),
                Ask.of("GET /").header("X-Large", "x".repeat(17_000)),
                Ask.of("POST /api/v1/tasks").header("Content-Length", "2000000"),
                Ask.of("GET /actuator/health"),
                Ask.of("GET /docs"),
                Ask.bare("GET /api/v1/tasks"),
                Ask.of("OPTIONS /api/v1/tasks")
                        .header("Origin", "http://localhost:3000")
                        .header("Access-Control-Request-Method", "POST"),
                Ask.of("GET /api/v1/tasks").header("Origin", "https://evil.example"));
    }

    @ParameterizedTest
    @MethodSource("whatGoesWrong")
    void every_answer_tells_the_budget(Ask ask) {
        Answer answer = a.ask(ask);
        assertThat(answer.header("ratelimit-policy")).as(answer.text()).matches("\"[a-z]+\";q=\\d+;w=\\d+");
        assertThat(answer.header("ratelimit")).matches(STATE);
    }

    @Test
    void so_does_every_answer_to_who_is_signed_in() {
        for (String call : List.of(
                "GET /nowhere", "PUT /api/v1/tasks", "GET /api/v1/failures/bug", "GET /api/v1/failures/store")) {
            Answer answer = a.ask(Ask.of(call).bearer(a.issuer().token(ada, "user")));
            assertThat(answer.header("ratelimit")).as(call).matches(STATE);
        }
    }

    @Test
    void it_is_counted_after_authentication_and_before_all_else() {
        try (SampleService narrow =
                start(Map.of("taskflow.limits.write.requests", 1, "taskflow.limits.read.requests", 1))) {
            write(narrow);
            Ask unread = Ask.of("POST /api/v1/tasks")
                    .header("Content-Type", "text/plain")
                    .header("Content-Length", "100")
                    .bearer(narrow.issuer().token(ada, "user"));
            narrow.ask(unread).isProblem(ProblemCode.RATE_LIMITED);
            Ask anonymous = Ask.of("GET /nowhere").header("X-Forwarded-For", "198.51.100.7");
            narrow.ask(anonymous).isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
            narrow.ask(anonymous).isProblem(ProblemCode.RATE_LIMITED);
            assertThat(narrow.ask(Ask.of("GET /api/v1/tasks")
                                    .header("X-Forwarded-For", "198.51.100.7")
                                    .bearer(narrow.issuer().token(ada, "user")))
                            .status())
                    .as("who is signed in has a budget of its own")
                    .isEqualTo(200);
        }
    }

    @Test
    void development_is_generous_and_production_is_not() {
        try (SampleService development = SampleService.start(Map.of("spring.data.redis.url", TestRedis.url()));
                SampleService production = SampleService.start(
                        Map.of("spring.data.redis.url", TestRedis.url(), "spring.profiles.active", "production"))) {
            assertThat(development.ask(Ask.of(LOGIN)).header("ratelimit-policy"))
                    .isEqualTo("\"auth\";q=3000;w=60");
            assertThat(production.ask(Ask.of(LOGIN)).header("ratelimit-policy")).isEqualTo("\"auth\";q=30;w=60");
        }
    }

    private static Answer from(SampleService node, String address, String path) {
        return node.ask(Ask.of("POST " + path).header("X-Forwarded-For", address));
    }

    private Answer write(SampleService node) {
        return write(node, ada);
    }

    private static Answer write(SampleService node, UUID user) {
        // Each service signs with a key of its own; the user is the same.
        return node.ask(Ask.of("POST /api/v1/tasks")
                .json("{\"title\":\"x\"}")
                .bearer(TOKENS.computeIfAbsent(
                        node.port() + "/" + user, _ -> node.issuer().token(user, "user"))));
    }

    private static final Map<String, String> TOKENS = new HashMap<>();

    private Answer read(SampleService node) {
        return node.ask(Ask.of("GET /api/v1/tasks").bearer(node.issuer().token(ada, "user")));
    }

    private static int left(Answer answer) {
        return Integer.parseInt(state(answer).group(2));
    }

    private static Matcher state(Answer answer) {
        Matcher matcher = STATE.matcher(String.valueOf(answer.header("ratelimit")));
        assertThat(matcher.matches()).as(answer.header("ratelimit")).isTrue();
        return matcher;
    }
}

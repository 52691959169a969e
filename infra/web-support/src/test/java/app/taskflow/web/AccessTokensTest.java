package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.Issuer;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.sample.SampleService.RevokedSessions;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Access tokens: each of them is a 401 with WWW-Authenticate. */
final class AccessTokensTest {

    private final SampleService service = SampleService.shared();
    private final Issuer issuer = service.issuer();

    @Test
    void none_is_asked_for() {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks"));

        answer.isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"taskflow\"");
    }

    @Test
    void a_bad_one_is_told_from_none() {
        assertThat(refused("a.b.c").header("www-authenticate"))
                .startsWith("Bearer realm=\"taskflow\", error=\"invalid_token\", error_description=\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "a.b.c.d.e",
                "null",
                "{}",
                "\u00e4",
                "a b c",
            })
    void nonsense_is_refused(String token) {
        refused(token);
    }

    @Test
    void four_thousand_characters_are_refused() {
        refused("a".repeat(4_000) + "." + "b".repeat(4_000) + "." + "c".repeat(4_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Digest x", "bearerx", "Token abc", "Bearer"})
    void another_scheme_is_refused(String authorization) {
        service.ask(Ask.of("GET /api/v1/tasks").header("Authorization", authorization))
                .isProblem(ProblemCode.INVALID_TOKEN);
    }

    @Test
    void the_name_of_the_scheme_is_read_in_any_case() {
        assertThat(service.ask(Ask.of("GET /api/v1/tasks").header("Authorization", "bEARER " + issuer.token()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void two_headers_are_refused() {
        service.ask(Ask.of("GET /api/v1/tasks").bearer(issuer.token()).bearer(issuer.token()))
                .isProblem(ProblemCode.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void algorithm_none_is_refused_in_any_case(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + Issuer.KEY + "\"}";
        refused(encode(header) + "." + payload(issuer.token()) + ".");
        refused(encode(header) + "." + payload(issuer.token()) + "." + signature(issuer.token()));
    }

    @Test
    void a_signature_made_with_the_public_key_as_a_secret_is_refused() {
        byte[] secret = issuer.pair().getPublic().getEncoded();
        refused(issuer.sign(token -> token.signWith(Keys.hmacShaKeyFor(secret), Jwts.SIG.HS256)));
    }

    @Test
    void another_algorithm_of_the_same_key_is_refused() {
        refused(issuer.sign(token -> token.signWith(issuer.pair().getPrivate(), Jwts.SIG.RS512)));
        refused(issuer.sign(token -> token.signWith(issuer.pair().getPrivate(), Jwts.SIG.PS256)));
    }

    @Test
    void a_signature_of_another_key_is_refused() {
        KeyPair other = Jwts.SIG.RS256.keyPair().build();
        refused(issuer.sign(token -> token.signWith(other.getPrivate(), Jwts.SIG.RS256)));
    }

    @Test
    void a_signature_that_was_stripped_is_refused() {
        String token = issuer.token();
        refused(token.substring(0, token.lastIndexOf('.') + 1));
        refused(token.substring(0, token.lastIndexOf('.')));
    }

    @Test
    void one_bit_flipped_anywhere_is_refused() {
        String[] parts = issuer.token().split("\\.", -1);
        for (int part = 0; part < 3; part++) {
            String[] changed = parts.clone();
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            bytes[bytes.length / 2] ^= 1;
            changed[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            refused(String.join(".", changed));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "test-1' OR '1'='1",
                "test-1\u0000",
                "TEST-1",
                "unknown",
                "",
                "http://x/y"
            })
    void a_key_id_is_nothing_but_the_name_of_a_key(String id) {
        refused(issuer.sign(token -> token.header().keyId(id).and()));
    }

    @Test
    void no_key_id_is_refused() {
        refused(Jwts.builder()
                .json(new Issuer.JacksonSerializer())
                .subject(Issuer.ADA.toString())
                .expiration(Date.from(Instant.now().plusSeconds(60)))
                .signWith(issuer.pair().getPrivate(), Jwts.SIG.RS256)
                .compact());
    }

    @Test
    void keys_brought_or_pointed_to_by_the_header_are_not_looked_at() throws IOException {
        KeyPair own = Jwts.SIG.RS256.keyPair().build();
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(300);
            String url = "http://127.0.0.1:" + trap.getLocalPort() + "/keys";
            for (String header : List.of(
                    "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                    "\"jku\":\"" + url + "\"",
                    "\"x5u\":\"" + url + "\"",
                    "\"x5c\":[\"MIIB\"]")) {
                String named = "{\"alg\":\"RS256\",\"kid\":\"" + Issuer.KEY + "\"," + header + "}";
                refused(signed(named, payload(issuer.token()), own));
                refused(signed("{\"alg\":\"RS256\"," + header + "}", payload(issuer.token()), own));
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void an_extension_that_must_be_understood_is_refused() {
        refused(issuer.sign(token ->
                token.header().critical().add("exp").and().add("exp", 1).and()));
        refused(issuer.sign(
                token -> token.header().critical().add("x").and().add("x", 1).and()));
    }

    @Test
    void a_compressed_token_is_refused() {
        refused(issuer.sign(token -> token.compressWith(Jwts.ZIP.DEF)));
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        // What refresh tokens look like: opaque.
        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
        refused(issuer.sign(token -> token.claims().delete("sid").and()));
        refused(issuer.sign(token -> token.claims().delete("roles").and()));
        refused(issuer.sign(token -> token.claims().delete("sub").and()));
    }

    @Test
    void an_expired_token_is_told_from_a_bad_one() {
        service.ask(Ask.of("GET /api/v1/tasks")
                        .bearer(issuer.sign(token ->
                                token.expiration(Date.from(Instant.now().minusSeconds(31))))))
                .isProblem(ProblemCode.TOKEN_EXPIRED);
    }

    @Test
    void thirty_seconds_of_skew_are_allowed() {
        accepted(issuer.sign(token -> token.expiration(Date.from(Instant.now().minusSeconds(20)))));
        accepted(issuer.sign(token -> token.notBefore(Date.from(Instant.now().plusSeconds(20)))));
    }

    @Test
    void a_token_of_the_future_is_refused() {
        refused(issuer.sign(token -> token.notBefore(Date.from(Instant.now().plusSeconds(60)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2030-01-01T00:00:00Z\"",
                "\"4102444800\"",
                "1000000000000000000",
                "1e18",
                "99999999999999999999999999",
                "4102444800.5",
                "-1",
                "true",
                "null",
                "[4102444800]",
                "{}"
            })
    void an_expiry_that_is_no_date_is_refused(String expiry) {
        refused(signed("{\"iss\":\"https://taskflow.app\",\"aud\":\"taskflow-api\",\"sub\":\"" + Issuer.ADA
                + "\",\"sid\":\"" + UUID.randomUUID() + "\",\"roles\":[\"user\"],\"exp\":" + expiry + "}"));
    }

    @Test
    void the_same_claims_with_a_good_expiry_are_accepted() {
        accepted(signed("{\"iss\":\"https://taskflow.app\",\"aud\":\"taskflow-api\",\"sub\":\"" + Issuer.ADA
                + "\",\"sid\":\"" + UUID.randomUUID() + "\",\"roles\":[\"user\"],\"exp\":4102444800}"));
    }

    @Test
    void no_expiry_is_refused() {
        refused(issuer.sign(token -> token.claims().delete("exp").and()));
    }

    @Test
    void claims_given_twice_are_refused() {
        refused(signed("{\"iss\":\"https://taskflow.app\",\"aud\":\"taskflow-api\",\"sub\":\"" + Issuer.BOB
                + "\",\"sub\":\"" + Issuer.ADA + "\",\"sid\":\"" + UUID.randomUUID()
                + "\",\"roles\":[\"user\"],\"exp\":4102444800}"));
    }

    @Test
    void another_issuer_or_audience_is_refused() {
        refused(issuer.sign(token -> token.issuer("https://taskflow.app.evil")));
        refused(issuer.sign(token -> token.claims().delete("iss").and()));
        refused(issuer.sign(token -> token.claims().delete("aud").and()));
        refused(issuer.sign(token ->
                token.claims().delete("aud").audience().add("other").and().and()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000", ""})
    void a_subject_or_session_that_is_no_id_is_refused(String id) {
        refused(issuer.sign(token -> token.subject(id)));
        refused(issuer.sign(token -> token.claim("sid", id)));
    }

    @Test
    void a_role_that_is_not_known_gives_nothing() {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks").bearer(issuer.token(Issuer.ADA, "user", "root")));

        assertThat(answer.json().path("user").path("roles").toString()).isEqualTo("[\"user\"]");
    }

    @Test
    void a_revoked_session_is_refused_although_its_token_was_seen_before() {
        UUID session = UUID.randomUUID();
        String token = issuer.sign(t -> t.claim("sid", session.toString()));
        accepted(token);

        service.bean(RevokedSessions.class).ids().add(session);

        service.ask(Ask.of("GET /api/v1/tasks").bearer(token)).isProblem(ProblemCode.SESSION_REVOKED);
    }

    @Test
    void a_token_in_the_query_string_does_not_count() {
        service.ask(Ask.of("GET /api/v1/tasks?access_token=" + issuer.token()))
                .isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
    }

    @Test
    void a_cookie_signs_in() {
        Answer answer = service.ask(
                Ask.of("GET /api/v1/tasks").header("Cookie", "a=b; access_token=" + issuer.token() + "; c=d"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void the_header_wins_over_the_cookie() {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks")
                .header("Cookie", "access_token=" + issuer.token(Issuer.ADA, "user"))
                .bearer(issuer.token(Issuer.BOB, "user")));

        assertThat(answer.json().path("user").path("id").asString()).isEqualTo(Issuer.BOB.toString());
    }

    @Test
    void a_bad_header_is_not_made_good_by_a_cookie() {
        service.ask(Ask.of("GET /api/v1/tasks")
                        .header("Cookie", "access_token=" + issuer.token())
                        .bearer("a.b.c"))
                .isProblem(ProblemCode.INVALID_TOKEN);
    }

    @Test
    void public_paths_do_not_mind_a_bad_token() {
        Answer answer = service.ask(Ask.of("POST /api/v1/auth/logout").bearer("a.b.c"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("x-was-signed-in")).isEqualTo("false");
    }

    private Answer refused(String token) {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks").bearer(token));
        return answer.isProblem(ProblemCode.INVALID_TOKEN);
    }

    private void accepted(String token) {
        assertThat(service.ask(Ask.of("GET /api/v1/tasks").bearer(token)).status())
                .isEqualTo(200);
    }

    /** A token with exactly these claims, well signed. */
    private String signed(String claims) {
        return signed("{\"alg\":\"RS256\",\"kid\":\"" + Issuer.KEY + "\"}", encode(claims), issuer.pair());
    }

    private static String signed(String header, String payload, KeyPair pair) {
        try {
            String text = encode(header) + "." + payload;
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String payload(String token) {
        return token.split("\\.", -1)[1];
    }

    private static String signature(String token) {
        return token.split("\\.", -1)[2];
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

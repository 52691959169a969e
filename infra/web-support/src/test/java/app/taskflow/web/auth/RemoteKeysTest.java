package app.taskflow.web.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.start.MisconfiguredException;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RemoteKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RSAPublicKey KEY =
            (RSAPublicKey) Jwts.SIG.RS256.keyPair().build().getPublic();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String document = "";
    private volatile int status = 503;
    private HttpServer issuer;
    private RemoteKeys keys;

    RemoteKeysTest() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI source = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/.well-known/jwks.json");
        keys = new RemoteKeys(new TokenSettings("i", "a", source));
    }

    @BeforeEach
    void start() {
        issuer.createContext("/.well-known/jwks.json", exchange -> {
            asked.incrementAndGet();
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        keys.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        keys.destroy();
        issuer.stop(0);
    }

    @Test
    void without_any_key_nobody_can_be_told_apart_until_the_issuer_is_back() {
        assertThatThrownBy(() -> keys.find("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE));

        publish("a");

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(keys.find("a")).isEqualTo(new VerificationKey("a", Jwts.SIG.RS256, KEY)));
        assertThat(keys.find("b")).isNull();
    }

    @Test
    void a_key_that_is_not_known_yet_is_read_soon_after_it_was_asked_for_and_the_old_go() {
        publish("a");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> keys.find("a") != null);

        publish("b");

        await().atMost(PATIENCE).until(() -> keys.find("b") != null);
        assertThat(keys.find("a")).isNull();
    }

    @Test
    void keys_stay_while_the_issuer_is_away_or_talks_nonsense() {
        publish("a");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> keys.find("a") != null);

        document = "nonsense";
        awaitReadings();
        assertThat(keys.find("a")).isNotNull();

        status = 500;
        awaitReadings();
        assertThat(keys.find("a")).isNotNull();
    }

    @Test
    void only_public_asymmetric_keys_with_a_name_and_an_algorithm_are_taken() {
        assertThat(JwksDocument.read("{\"keys\":[" + rsa("a", "RS256") + "," + rsa("b", "none") + ","
                        + "{\"kty\":\"oct\",\"kid\":\"c\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}]}"))
                .containsOnlyKeys("a");
    }

    @Test
    void a_side_that_issues_no_tokens_does_not_start_without_a_source_of_keys() {
        assertThatThrownBy(() -> new RemoteKeys(new TokenSettings("i", "a", null)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("TASKFLOW_TOKENS_JWKS_URI");
    }

    /** Until the issuer was asked anew, and once more after that answer was taken in. */
    private void awaitReadings() {
        int before = asked.get();
        await().atMost(PATIENCE).until(() -> {
            assertThat(keys.find("unknown")).isNull();
            return asked.get() > before + 1;
        });
    }

    private void publish(String id) {
        document = "{\"keys\":[" + rsa(id, "RS256") + "]}";
        status = 200;
    }

    private String rsa(String id, String algorithm) {
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"alg\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                .formatted(id, algorithm, number(KEY.getModulus()), number(KEY.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}

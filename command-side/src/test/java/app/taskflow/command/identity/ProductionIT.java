package app.taskflow.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.web.start.MisconfiguredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What browsers get in production, and what does not start there. */
class ProductionIT {

    private static final String ORIGIN = "https://taskflow.app";

    @TempDir
    private Path directory;

    @Test
    void cookies_carry_the_prefixes_and_go_over_https_only_to_the_last_byte() throws Exception {
        writeKey();
        try (IdentityNode node = IdentityNode.start(production(Map.of()))) {
            Http http = new Http(node.baseUrl());
            Http.Answer answer = http.post(
                    "/api/v1/auth/register",
                    TestUser.json(Map.of("name", "Ada", "email", TestUser.newEmail(), "password", TestUser.PASSWORD)));
            assertThat(answer.status()).isEqualTo(201);
            String access = answer.cookie("__Host-access_token");
            String refresh = answer.cookie("__Secure-refresh_token");
            assertThat(answer.headers("Set-Cookie").stream()
                            .map(cookie -> cookie.replaceFirst("Expires=[^;]*", "Expires=*"))
                            // What is left of the token's 15 minutes, which began with a whole second.
                            .map(cookie -> cookie.replaceFirst("Max-Age=(899|900);", "Max-Age=*;")))
                    .contains(
                            "__Host-access_token=%s; Path=/; Max-Age=*; Expires=*; Secure; HttpOnly; SameSite=None"
                                    .formatted(access),
                            "__Secure-refresh_token=%s; Path=/api/v1/auth; Max-Age=604800; Expires=*; Secure; HttpOnly;"
                                            .formatted(refresh)
                                    + " SameSite=None");
            assertThat(answer.header("Strict-Transport-Security")).contains("max-age=63072000; includeSubDomains");
            assertThat(answer.header("Cache-Control")).contains("no-store");

            String cookie = "__Host-access_token=" + access + "; __Secure-refresh_token=" + refresh;
            assertThat(write(http, cookie).status()).as("neither header").isEqualTo(403);
            for (String foreign : new String[] {
                "https://taskflow.app.evil", "http://taskflow.app", "https://taskflow.app:444", "null", "https://evil"
            }) {
                Http.Answer refused = write(http, cookie, "Origin", foreign);
                assertThat(refused.status()).as(foreign).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("origin-not-allowed");
                assertThat(refused.headers("Access-Control-Allow-Origin")).isEmpty();
                assertThat(refused.headers("Vary")).anyMatch(vary -> vary.contains("Origin"));
            }
            assertThat(write(http, cookie, "Sec-Fetch-Site", "cross-site").status())
                    .isEqualTo(403);
            Http.Answer allowed = write(http, cookie, "Origin", ORIGIN);
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.headers("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
            assertThat(allowed.headers("Access-Control-Allow-Credentials")).containsExactly("true");
            assertThat(write(http, cookie, "Sec-Fetch-Site", "same-origin").status())
                    .isEqualTo(200);
            assertThat(write(http, cookie, "Referer", ORIGIN + "/settings").status())
                    .isEqualTo(200);

            Http.Answer all = http.post("/api/v1/auth/logout-all", "", "Cookie", cookie, "Origin", ORIGIN);
            assertThat(all.status()).isEqualTo(204);
            assertThat(all.headers("Set-Cookie"))
                    .contains(
                            "__Host-access_token=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure;"
                                    + " HttpOnly; SameSite=None",
                            "__Secure-refresh_token=; Path=/api/v1/auth; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00"
                                    + " GMT; Secure; HttpOnly; SameSite=None");
        }
    }

    @Test
    void a_key_made_for_development_keeps_production_from_starting_and_is_named() {
        // The nodes of the other tests have made one.
        Path made = SharedIdentity.get().backing().directory().resolve("keys");
        assertThatThrownBy(() -> IdentityNode.start(production(Map.of("taskflow.keys.directory", made))))
                .hasRootCauseInstanceOf(MisconfiguredException.class)
                .rootCause()
                .hasMessageContaining("TASKFLOW_KEYS_DIRECTORY: there is a key that was made for development in")
                .hasMessageContaining(made.toString());
    }

    @Test
    void production_makes_no_key_for_itself() {
        assertThatThrownBy(() -> IdentityNode.start(production(Map.of())))
                .hasRootCauseInstanceOf(MisconfiguredException.class)
                .rootCause()
                .hasMessageContaining("TASKFLOW_KEYS_DIRECTORY: ");
        assertThat(directory.resolve("keys")).doesNotExist();
    }

    private static Http.Answer write(Http http, String cookie, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Cookie";
        all[1] = cookie;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.send("PATCH", "/api/v1/users/me", "{}", all);
    }

    private Map<String, Object> production(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.profiles.active",
                "production",
                "taskflow.allowed-origins",
                ORIGIN,
                "taskflow.keys.directory",
                directory.resolve("keys")));
        settings.putAll(more);
        return SharedIdentity.get().backing().settings(settings);
    }

    private void writeKey() throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Files.createDirectories(directory.resolve("keys"));
        Files.writeString(
                directory.resolve("keys/signing.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())));
    }
}

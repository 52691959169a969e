package app.taskflow.command.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.TokenSettings;
import app.taskflow.web.auth.TokenVerifier;
import app.taskflow.web.auth.Verification;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final UserId ADA = UserId.parse("019a0000-0000-7000-8000-000000000001");
    private static final UUID SESSION = UUID.fromString("019a0000-0000-7000-8000-0000000000aa");
    private static final TokenSettings SETTINGS = new TokenSettings("https://taskflow.app", "taskflow-api", null);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    // Making a key takes seconds where the machine is busy; two are enough for all tests.
    private static final String KEY = pem("RSA", 2048);
    private static final String NEXT_KEY = pem("RSA", 2048);
    private static final String CURVE_KEY = pem("EC", 256);

    @TempDir
    private Path directory;

    private Instant now = NOW;
    private final Clock clock = moving();

    private @Nullable KeyRing ring;

    @AfterEach
    void close() {
        if (ring != null) {
            ring.close();
        }
    }

    @Test
    void where_there_is_no_key_one_is_made_for_development_and_kept() throws IOException {
        String first = open().forTokens().id();
        assertThat(open().forTokens().id()).isEqualTo(first);
        assertThat(open().hasDevelopmentKey()).isTrue();
        for (String file : List.of("development.pem", "development-tokens.pem")) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void processes_that_start_at_once_have_one_key() {
        List<String> ids = IntStream.range(0, 2)
                .parallel()
                .mapToObj(_ ->
                        new KeySource(properties()).load().forStatements(NOW).id())
                .toList();
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(directory).isDirectoryContaining("glob:**/development.pem");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("development.pem", "development-tokens.pem");
    }

    @Test
    void the_first_of_two_keys_is_enough_for_no_start_and_gets_its_second() throws IOException {
        String tokens = open().forTokens().id();
        Files.delete(directory.resolve("development.pem"));
        KeyRing keys = open();
        assertThat(keys.forTokens().id()).isEqualTo(tokens);
        assertThat(keys.forStatements().algorithm()).isEqualTo(Jwts.SIG.RS256);
    }

    @Test
    void a_key_of_ours_under_another_name_is_still_one_for_development() throws IOException {
        write("development.pem", "# TaskFlow development key, not for production\n" + KEY);
        Files.move(directory.resolve("development.pem"), directory.resolve("20200101T000000Z.pem"));
        assertThat(open().hasDevelopmentKey()).isTrue();
    }

    @Test
    void a_new_key_is_published_at_once_and_signs_from_its_instant_without_a_restart() throws Exception {
        write("20260101T000000Z.pem", KEY);
        KeyRing keys = open();
        String old = keys.forTokens().id();
        String token = mint(keys);

        write("20261123T101000Z-next.pem", NEXT_KEY);
        keys.reload();
        assertThat(keys.published()).hasSize(2);
        assertThat(keys.forTokens().id()).isEqualTo(old);

        now = Instant.parse("2026-11-23T10:10:00Z");
        assertThat(keys.forTokens().id()).isNotEqualTo(old);
        assertThat(verify(keys, token)).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(keys, mint(keys))).isInstanceOf(Verification.Accepted.class);

        Files.delete(directory.resolve("20260101T000000Z.pem"));
        keys.reload();
        assertThat(verify(keys, token)).isInstanceOf(Verification.Refused.class);
        assertThat(verify(keys, mint(keys))).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_that_cannot_be_read_changes_nothing() throws Exception {
        write("a.pem", KEY);
        KeyRing keys = open();
        String id = keys.forTokens().id();
        write("z.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        keys.reload();
        assertThat(keys.forTokens().id()).isEqualTo(id);
        assertThatThrownBy(this::open).isInstanceOf(UnusableKeyException.class).hasMessageContaining("z.pem");
    }

    @Test
    void a_curve_signs_tokens_and_leaves_statements_to_rsa() throws Exception {
        write("20260101T000000Z.pem", KEY);
        KeyRing keys = open();
        String before = mint(keys);
        SigningKey rsa = keys.forTokens();
        assertThat(rsa.algorithm()).isEqualTo(Jwts.SIG.RS256);

        write("20261123T101000Z-tokens.pem", CURVE_KEY);
        keys.reload();
        assertThat(keys.forTokens()).isEqualTo(rsa);

        now = Instant.parse("2026-11-23T10:10:00Z");
        assertThat(keys.forTokens().algorithm()).isEqualTo(Jwts.SIG.ES256);
        assertThat(keys.forStatements()).isEqualTo(rsa);
        assertThat(verify(keys, before)).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(keys, mint(keys))).isInstanceOf(Verification.Accepted.class);
        StatementSigner.Signed signed = new StatementSigner(keys).sign(new byte[] {1});
        assertThat(signed.keyId()).isEqualTo(rsa.id());
    }

    @Test
    void a_signature_of_the_curve_is_good_for_its_own_token_only() throws Exception {
        write("a.pem", KEY);
        write("b.pem", CURVE_KEY);
        KeyRing keys = open();
        String token = mint(keys);
        String[] parts = token.split("\\.", -1);
        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + mintFor(keys, Role.ADMIN).split("\\.", -1)[1] + "." + parts[2])) {
            assertThat(verify(keys, forged)).isInstanceOf(Verification.Refused.class);
        }
        assertThat(verify(keys, token)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_curve_alone_is_not_enough() throws Exception {
        write("a.pem", CURVE_KEY);
        assertThatThrownBy(this::open).isInstanceOf(UnusableKeyException.class).hasMessageContaining("no RSA key");
    }

    /** As openssl genpkey writes it, which puts the public half into the file, and not only the private one. */
    @Test
    void a_key_of_openssl_is_the_one_it_says() {
        SigningKey key = Pem.read("x", """
                -----BEGIN PRIVATE KEY-----
                MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJ3+vVJWpviAAOkjW
                /g+ulwNiEBRRPdhiVBUS2KnjvSahRANCAAT4GXSA3XcqZDJHEPZrMlDmXXS+k53I
                omV92fH5yNWA05RlOxaW0vxdp4FdBKTr8Ih8JiR73DDTOzVQStG/OeUT
                -----END PRIVATE KEY-----
                """, NOW);
        assertThat(Base64.getEncoder().encodeToString(key.publicKey().getEncoded()))
                .isEqualTo("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+Bl0gN13KmQyRxD2azJQ5l10vpOd"
                        + "yKJlfdnx+cjVgNOUZTsWltL8XaeBXQSk6/CIfCYke9ww0zs1UErRvznlEw==");
    }

    @Test
    void weak_keys_and_other_kinds_of_keys_are_refused() {
        assertThatThrownBy(() -> Pem.read("x", pem("RSA", 1024), NOW)).hasMessageContaining("2048");
        assertThatThrownBy(() -> Pem.read("x", pem("EC", 384), NOW)).hasMessageContaining("not P-256");
        assertThatThrownBy(() -> Pem.read("x", pem("Ed25519", 255), NOW)).hasMessageContaining("nor one of P-256");
        assertThatThrownBy(() -> Pem.read("x", "", NOW)).hasMessageContaining("PKCS #8");
    }

    @Test
    void keys_may_come_as_text_and_then_none_is_made() {
        var properties = new KeysProperties(directory, KEY, List.of(NEXT_KEY), Duration.ofHours(1), true);
        ring = new KeyRing(new KeySource(properties), clock);
        assertThat(ring.published()).hasSize(2);
        assertThat(ring.hasDevelopmentKey()).isFalse();
        assertThat(directory).isEmptyDirectory();
        assertThat(properties.toString()).doesNotContain("PRIVATE");
        assertThat(ring.published().toString()).doesNotContain("modulus", "PRIVATE");
    }

    @Test
    void without_a_key_and_without_leave_to_make_one_there_is_no_start() {
        var properties = new KeysProperties(directory, null, List.of(), Duration.ofHours(1), false);
        assertThatThrownBy(() -> new KeySource(properties).load())
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("taskflow.keys.directory");
    }

    @Test
    void a_token_says_who_where_and_until_when() throws IOException {
        write("a.pem", KEY);
        KeyRing keys = open();
        AccessToken token = new AccessTokens(keys, SETTINGS, clock).mint(ADA, SESSION, Set.of(Role.ADMIN, Role.USER));
        assertThat(verify(keys, token.value()))
                .isEqualTo(new Verification.Accepted(
                        new AuthenticatedUser(ADA, SESSION, Set.of(Role.USER, Role.ADMIN), token.expiresAt())));
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(900));
        assertThat(token.toString()).doesNotContain(token.value());
    }

    private KeyRing open() {
        close();
        KeyRing opened = new KeyRing(new KeySource(properties()), clock);
        ring = opened;
        return opened;
    }

    private KeysProperties properties() {
        return new KeysProperties(directory, null, List.of(), Duration.ofHours(1), true);
    }

    private String mint(KeyRing keys) {
        return mintFor(keys, Role.USER);
    }

    private String mintFor(KeyRing keys, Role role) {
        return new AccessTokens(keys, SETTINGS, clock)
                .mint(ADA, SESSION, Set.of(role))
                .value();
    }

    private Verification verify(KeyRing keys, String token) {
        return new TokenVerifier(SETTINGS, keys, List.of(), clock).verify(token);
    }

    private void write(String name, String key) throws IOException {
        Files.writeString(directory.resolve(name), key);
    }

    private static String pem(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return Pem.writeForDevelopment(generator.generateKeyPair()).replaceFirst("# .*", "");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Clock moving() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}

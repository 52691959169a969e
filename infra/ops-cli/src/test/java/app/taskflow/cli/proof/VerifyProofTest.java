package app.taskflow.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Terminal.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyProofTest {

    private static final String NOT_IN_COMMIT = "the content of the event does not give the digest in the commit";
    private static final String NOT_IN_TREE = "the path does not lead from the commit to the root in the checkpoint";
    private static final String NOT_SIGNED = "the signature is not of this content";

    /** What is said of each broken vector; docs/proof-format.md lists the same. */
    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("broken-format.json", "its format is taskflow.proof.v2"),
            Map.entry("broken-data.json", NOT_IN_COMMIT),
            Map.entry("broken-event-id.json", NOT_IN_COMMIT),
            Map.entry("broken-type.json", NOT_IN_COMMIT),
            Map.entry("broken-index.json", NOT_IN_COMMIT),
            Map.entry("broken-index-outside.json", "the commit has no event at that index"),
            Map.entry("broken-owner.json", NOT_IN_TREE),
            Map.entry("broken-time.json", NOT_IN_TREE),
            Map.entry("broken-finer-time.json", "a time in it is finer than the milliseconds that are hashed"),
            Map.entry("broken-first.json", NOT_IN_TREE),
            Map.entry("broken-prev.json", NOT_IN_TREE),
            Map.entry("broken-digest-of-another.json", NOT_IN_TREE),
            Map.entry("broken-digest-left-out.json", NOT_IN_TREE),
            Map.entry("broken-position.json", "the commit is at another place than the path"),
            Map.entry("broken-place.json", NOT_IN_TREE),
            Map.entry("broken-path.json", NOT_IN_TREE),
            Map.entry("broken-path-short.json", NOT_IN_TREE),
            Map.entry("broken-path-long.json", NOT_IN_TREE),
            Map.entry("broken-head-missing.json", "the checkpoint does not have the partition"),
            Map.entry("broken-head-of-another.json", "the root does not follow from the heads"),
            Map.entry("broken-root.json", "the root does not follow from the heads"),
            Map.entry("broken-checkpoint-id.json", NOT_SIGNED),
            Map.entry("broken-checkpoint-time.json", NOT_SIGNED),
            Map.entry("broken-signature.json", NOT_SIGNED),
            Map.entry("broken-key-id.json", "the key somebody-else, which is not among the public keys"),
            Map.entry("broken-hash-malformed.json", "a value in it is malformed"),
            Map.entry("broken-part-missing.json", "it is not a whole proof: /event/data is missing"),
            Map.entry("broken-part-unknown.json", "it is no proof in JSON"),
            Map.entry("broken-twice.json", "it is no proof in JSON"),
            Map.entry("broken-cut-off.json", "it is no proof in JSON"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path dir;

    private int verify(byte[] standardInput, String... args) {
        PrintStream stream = new PrintStream(out, true, UTF_8);
        Terminal terminal = new Terminal(stream, stream, Kind.PIPE, 100);
        return new CommandLine(new VerifyProofCommand(terminal, new ByteArrayInputStream(standardInput)))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    stream.println(failure.getMessage());
                    return 2;
                })
                .execute(args);
    }

    private int verify(String proof, String key, String... more) {
        List<String> args = new ArrayList<>(List.of(
                Vectors.file(proof).toString(), "--key", Vectors.file(key).toString()));
        args.addAll(List.of(more));
        return verify(new byte[0], args.toArray(String[]::new));
    }

    private String said() {
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwks.json", "key.pem"})
    void a_proof_that_holds_says_what_it_proves(String key) {
        assertThat(verify("valid.json", key)).as(said()).isZero();
        assertThat(said())
                .contains("The proof holds")
                .contains("01a2133d-ccdd-734a-9220-a6ba9718fd7b, task.created revision 1")
                .contains("01a2133c-f306-7e4c-8fba-68f1a3916abd, her event 21")
                .contains("2026-11-25T15:05:46.973Z")
                .contains("3940649673949205: partition 14, commit 21, event 1 of 5")
                .contains("3 of 2026-11-25T15:05:56.347Z")
                .contains("SgTGBKIP1WQ-RVAvlV8_abUyuVcr86T0FBBkTEDUkak")
                .contains("Käse, 書類");
        assertThat(verify("valid-with-key.json", key)).isZero();
    }

    @Test
    void a_proof_comes_from_standard_input_as_well_and_the_verdict_as_json() throws IOException {
        byte[] proof = Files.readAllBytes(Vectors.file("valid.json"));
        assertThat(verify(
                        proof, "-", "--json", "--key", Vectors.file("jwks.json").toString()))
                .isZero();
        JsonNode verdict = JsonMapper.shared().readTree(said());
        assertThat(verdict.path("valid").asBoolean()).isTrue();
        assertThat(verdict.path("sequence").asLong()).isEqualTo(21);
        assertThat(verdict.path("checkpointId").asLong()).isEqualTo(3);
    }

    @Test
    void every_broken_vector_is_accounted_for() {
        assertThat(Vectors.names("broken-")).containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
    }

    static List<String> broken() {
        return Vectors.names("broken-");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_proof_is_exit_code_1_and_says_where_it_breaks(String name) {
        assertThat(verify(name, "jwks.json")).isEqualTo(1);
        assertThat(said()).contains("the proof does not hold: ").contains(FAULTS.get(name));
    }

    @Test
    void another_key_proves_nothing() throws IOException {
        assertThat(verify("valid.json", "other-key.pem")).isEqualTo(1);
        assertThat(said()).contains("which is not among the public keys");
        String renamed =
                Files.readString(Vectors.file("jwks.json")).replaceFirst("\"n\": \"[^\"]{8}", "\"n\": \"AAAAAAAA");
        Path key = Files.writeString(dir.resolve("jwks.json"), renamed);
        assertThat(verify(new byte[0], Vectors.file("valid.json").toString(), "--key", key.toString()))
                .isEqualTo(1);
    }

    @Test
    void a_verdict_on_a_broken_proof_claims_nothing_else() {
        assertThat(verify("broken-data.json", "jwks.json", "--json")).isEqualTo(1);
        assertThat(said()).isEqualToIgnoringNewLines("{\"valid\":false,\"fault\":\"" + NOT_IN_COMMIT + "\"}");
    }

    @Test
    void wrong_usage_is_exit_code_2() throws IOException {
        String proof = Vectors.file("valid.json").toString();
        assertThat(verify(new byte[0], proof)).isEqualTo(2);
        assertThat(verify("nowhere.json", "jwks.json")).isEqualTo(2);
        assertThat(verify("valid.json", "nowhere.json")).isEqualTo(2);
        assertThat(verify("valid.json", "valid.json")).isEqualTo(2);
        for (String key : List.of(
                "",
                "{",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"!\",\"e\":\"AQAB\"}]}",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")) {
            Path file = Files.writeString(dir.resolve("key"), key);
            assertThat(verify(new byte[0], proof, "--key", file.toString()))
                    .as(key)
                    .isEqualTo(2);
        }
        assertThat(said())
                .contains("there is no such file", "there is no RSA public key in it", "a key in it is malformed");
    }
}

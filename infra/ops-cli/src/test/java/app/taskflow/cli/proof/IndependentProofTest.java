package app.taskflow.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors computed anew by docs/proof-format.md, without a class of ours: what we publish must suffice. */
class IndependentProofTest {

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(Vectors.file(name)));
    }

    /** The notation of the page. */
    private static final class Bytes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Bytes(String domain) throws IOException {
            text(domain);
        }

        Bytes u32(JsonNode value) throws IOException {
            out.writeInt(value.asInt());
            return this;
        }

        Bytes u64(JsonNode value) throws IOException {
            out.writeLong(value.asLong());
            return this;
        }

        Bytes millis(JsonNode value) throws IOException {
            out.writeLong(Instant.parse(value.asString()).toEpochMilli());
            return this;
        }

        Bytes uuid(JsonNode value) throws IOException {
            UUID uuid = UUID.fromString(value.asString());
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
            return this;
        }

        Bytes raw(JsonNode hexadecimal) throws IOException {
            out.write(HexFormat.of().parseHex(hexadecimal.asString()));
            return this;
        }

        Bytes hash(JsonNode hexadecimal) throws IOException {
            out.writeInt(32);
            return raw(hexadecimal);
        }

        Bytes text(String value) throws IOException {
            out.writeInt(value.getBytes(UTF_8).length);
            out.write(value.getBytes(UTF_8));
            return this;
        }

        Bytes optional(@Nullable JsonNode value) throws IOException {
            out.writeByte(value == null ? 0 : 1);
            return value == null ? this : text(value.asString());
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] leaf(byte[] data) throws Exception {
        return sha256(new byte[] {0}, data);
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        return sha256(new byte[] {1}, left, right);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] rootOver(List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return leaf(leaves.getFirst());
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(rootOver(leaves.subList(0, split)), rootOver(leaves.subList(split, leaves.size())));
    }

    /** From the top: the last hash of the path joins the two halves of the whole tree. */
    private static byte[] rootBy(byte[] leaf, long index, long size, List<byte[]> path) throws Exception {
        if (size == 1) {
            return leaf;
        }
        long split = Long.highestOneBit(size - 1);
        List<byte[]> rest = path.subList(0, path.size() - 1);
        return index < split
                ? node(rootBy(leaf, index, split, rest), path.getLast())
                : node(path.getLast(), rootBy(leaf, index - split, size - split, rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"valid.json", "valid-with-key.json"})
    void the_page_alone_leads_from_the_event_to_the_signature(String name) throws Exception {
        JsonNode proof = read(name);
        JsonNode event = proof.path("event");
        JsonNode commit = proof.path("commit");
        JsonNode inclusion = proof.path("inclusion");
        JsonNode checkpoint = proof.path("checkpoint");

        byte[] digest = sha256(new Bytes("taskflow.event.v1")
                .uuid(event.path("aggregateId"))
                .u64(event.path("aggregateSequence"))
                .uuid(event.path("eventId"))
                .text(event.path("type").asString())
                .u32(event.path("revision"))
                .text(event.path("data").asString())
                .optional(event.get("attributes"))
                .toBytes());
        assertThat(hex(digest))
                .isEqualTo(commit.path("digests")
                        .path(commit.path("index").asInt())
                        .asString());

        Bytes content = new Bytes("taskflow.commit.v1");
        content.raw(commit.path("prev"))
                .u64(commit.path("position"))
                .uuid(commit.path("ownerId"))
                .u64(commit.path("first"))
                .millis(commit.path("at"))
                .text(commit.path("actor").asString())
                .text(commit.path("requestId").asString())
                .optional(commit.get("traceparent"))
                .optional(commit.get("key"))
                .optional(commit.get("keyDigest"))
                .u32(JsonMapper.shared().valueToTree(commit.path("digests").size()));
        for (JsonNode one : commit.path("digests")) {
            content.raw(one);
        }
        byte[] hash = sha256(content.toBytes());

        JsonNode head =
                checkpoint.path("heads").path(inclusion.path("partition").asInt());
        List<byte[]> path = new ArrayList<>();
        inclusion.path("path").forEach(sibling -> path.add(HexFormat.of().parseHex(sibling.asString())));
        assertThat(hex(rootBy(
                        leaf(hash),
                        inclusion.path("n").asLong() - 1,
                        head.path("n").asLong(),
                        path)))
                .isEqualTo(head.path("root").asString());

        List<byte[]> heads = new ArrayList<>();
        for (JsonNode one : checkpoint.path("heads")) {
            heads.add(sha256(new Bytes("taskflow.head.v1")
                    .u32(one.path("partition"))
                    .u64(one.path("n"))
                    .hash(one.path("hash"))
                    .hash(one.path("root"))
                    .toBytes()));
        }
        assertThat(hex(rootOver(heads))).isEqualTo(checkpoint.path("root").asString());

        JsonNode jwk = read("jwks.json").path("keys").path(0);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(
                                1, Base64.getUrlDecoder().decode(jwk.path("n").asString())),
                        new BigInteger(
                                1, Base64.getUrlDecoder().decode(jwk.path("e").asString())))));
        verifier.update(new Bytes("taskflow.checkpoint.v1")
                .u64(checkpoint.path("id"))
                .millis(checkpoint.path("at"))
                .hash(checkpoint.path("root"))
                .toBytes());
        assertThat(verifier.verify(Base64.getUrlDecoder()
                        .decode(checkpoint.path("signature").asString())))
                .isTrue();
    }

    private static Path script() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/verify_proof.py"))) {
            directory = directory.getParent();
            assertThat(directory).as("the root of the repository").isNotNull();
        }
        return directory.resolve("docs/verify_proof.py");
    }

    private static int python(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }

    private static boolean hasPython() throws Exception {
        try {
            return python("-c", "import sys; sys.exit(sys.version_info < (3, 7))") == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void the_script_for_auditors_comes_to_the_same() throws Exception {
        assumeTrue(hasPython(), "no Python 3.7 on this machine");
        assertThat(script("valid-with-key.json")).isZero();
        assertThat(script("broken-part-unknown.json")).isEqualTo(1);
    }

    private static int script(String proof) throws Exception {
        return python(
                script().toString(),
                Vectors.file(proof).toString(),
                Vectors.file("jwks.json").toString());
    }
}

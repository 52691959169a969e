package app.taskflow.cli.proof;

import app.taskflow.log.proof.EventProof;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a proof strictly: what is not part of the format would look proved, and is not. */
final class ProofFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private static final List<String> NEEDED = List.of(
            "/format",
            "/event/aggregateId",
            "/event/aggregateSequence",
            "/event/eventId",
            "/event/type",
            "/event/revision",
            "/event/data",
            "/commit/position",
            "/commit/ownerId",
            "/commit/first",
            "/commit/at",
            "/commit/actor",
            "/commit/requestId",
            "/commit/prev",
            "/commit/index",
            "/commit/digests",
            "/inclusion/partition",
            "/inclusion/n",
            "/inclusion/path",
            "/checkpoint/id",
            "/checkpoint/at",
            "/checkpoint/heads",
            "/checkpoint/root",
            "/checkpoint/keyId",
            "/checkpoint/signature");

    /** What cannot be checked at all. */
    static final class NoProofException extends RuntimeException {

        private NoProofException(String reason) {
            super(reason);
        }
    }

    private ProofFile() {}

    /** @throws NoProofException if it is none, or more than one */
    static EventProof read(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            for (String pointer : NEEDED) {
                if (tree.at(pointer).isMissingNode() || tree.at(pointer).isNull()) {
                    throw new NoProofException("it is not a whole proof: %s is missing".formatted(pointer));
                }
            }
            return MAPPER.treeToValue(tree, EventProof.class);
        } catch (JacksonException e) {
            throw new NoProofException("it is no proof in JSON: " + e.getOriginalMessage());
        }
    }
}

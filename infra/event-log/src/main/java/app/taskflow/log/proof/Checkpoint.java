package app.taskflow.log.proof;

import app.taskflow.log.CanonicalBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What the whole log was at an instant, signed: nobody can alter what is before it without being contradicted by it.
 *
 * @param id counts 1, 2, 3...
 * @param at to the millisecond
 * @param heads of all partitions, in their order
 * @param root of the Merkle tree over the heads; hexadecimal
 * @param keyId of the key that signed, as in the published set of keys
 * @param signature RSASSA-PKCS1-v1_5 with SHA-256 (RS256) over {@link #statement}; base64url without padding
 */
public record Checkpoint(long id, Instant at, List<TreeHead> heads, String root, String keyId, String signature) {

    private static final String DOMAIN = "taskflow.checkpoint.v1";

    public Checkpoint {
        heads = List.copyOf(heads);
    }

    /** The root over these heads. */
    public static String rootOf(List<TreeHead> heads) {
        return HexFormat.of()
                .formatHex(MerkleTree.root(heads.stream().map(TreeHead::leaf).toList()));
    }

    /** What is signed. */
    public static byte[] statement(long id, Instant at, String root) {
        return new CanonicalBytes(DOMAIN, 128)
                .u64(id)
                .u64(at.toEpochMilli())
                .bytes(HexFormat.of().parseHex(root))
                .toBytes();
    }

    byte[] statement() {
        return statement(id, at, root);
    }
}

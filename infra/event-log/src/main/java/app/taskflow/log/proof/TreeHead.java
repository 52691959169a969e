package app.taskflow.log.proof;

import app.taskflow.log.CanonicalBytes;
import app.taskflow.log.verify.Head;
import java.util.HexFormat;

/**
 * The end of a partition and all that is before it.
 *
 * @param n of the last commit, 0 where there is none
 * @param hash of that commit, or the partition's genesis; hexadecimal
 * @param root of the Merkle tree over the hashes of the commits 1 to n; hexadecimal
 */
public record TreeHead(int partition, long n, String hash, String root) {

    private static final String DOMAIN = "taskflow.head.v1";

    /** What stands for it in the tree of a checkpoint. */
    byte[] leaf() {
        HexFormat hex = HexFormat.of();
        return new CanonicalBytes(DOMAIN, 128)
                .u32(partition)
                .u64(n)
                .bytes(hex.parseHex(hash))
                .bytes(hex.parseHex(root))
                .sha256();
    }

    /** What a verification of the log has to find. */
    public Head head() {
        return new Head(partition, n, HexFormat.of().parseHex(hash));
    }
}

package app.taskflow.log.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves of the test vectors that implementations of Certificate Transparency share. */
    private static final List<byte[]> LEAVES = List.of(
            HEX.parseHex(""),
            HEX.parseHex("00"),
            HEX.parseHex("10"),
            HEX.parseHex("2021"),
            HEX.parseHex("3031"),
            HEX.parseHex("40414243"),
            HEX.parseHex("5051525354555657"),
            HEX.parseHex("606162636465666768696a6b6c6d6e6f"));

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_roots_are_those_of_other_implementations(int size, String root) {
        List<byte[]> leaves = LEAVES.subList(0, size);
        byte[] found = size == 0 ? MerkleTree.root(0, (_, _) -> new byte[0]) : MerkleTree.root(leaves);
        assertThat(HEX.formatHex(found)).isEqualTo(root);
    }

    @Test
    void every_path_leads_to_the_root_and_from_nowhere_else() {
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = leaves(size);
            List<byte[]> hashes = leaves.stream().map(MerkleTree::leaf).toList();
            MerkleTree.Subtrees subtrees = (first, level) -> MerkleTree.complete(hashes, (int) first, level);
            byte[] root = MerkleTree.root(leaves);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleTree.path(index, size, subtrees);
                assertThat(MerkleTree.rootBy(leaves.get(index), index, size, path))
                        .isEqualTo(root);
                assertThat(MerkleTree.rootBy("other".getBytes(UTF_8), index, size, path))
                        .isNotEqualTo(root);
                assertThat(MerkleTree.rootBy(leaves.get(index), index + 1, size, path))
                        .isNotEqualTo(root);
                assertThat(MerkleTree.rootBy(leaves.get(index), index, size, longer(path)))
                        .isNull();
            }
        }
    }

    @Test
    void a_path_that_is_too_short_or_of_other_lengths_leads_nowhere() {
        byte[] leaf = leaves(1).getFirst();
        assertThat(MerkleTree.rootBy(leaf, 0, 4, List.of(new byte[32]))).isNull();
        assertThat(MerkleTree.rootBy(leaf, 0, 2, List.of(new byte[31]))).isNull();
        assertThat(MerkleTree.rootBy(leaf, -1, 4, List.of())).isNull();
        assertThat(MerkleTree.rootBy(leaf, 0, 0, List.of())).isNull();
    }

    private static List<byte[]> longer(List<byte[]> path) {
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        return longer;
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(("leaf " + i).getBytes(UTF_8));
        }
        return leaves;
    }
}

package app.taskflow.mongo.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tree against the set of the JDK, with keys that are short, long, alike and the longest there may be. */
class KeyTreeTest {

    private static final byte[] HIGHEST = new byte[32];

    static {
        Arrays.fill(HIGHEST, (byte) -1);
    }

    private static final List<Function<Random, byte[]>> KEYS = List.of(
            random -> bytes(random, 1 + random.nextInt(12)),
            random -> alike(random, 40 + random.nextInt(3)),
            random -> alike(random, 2_000),
            random -> alike(random, KeyTree.MAX_KEY_BYTES - 8),
            random -> random.nextInt(8) == 0 ? alike(random, KeyTree.MAX_KEY_BYTES - 8) : bytes(random, 3),
            random -> bytes(random, 1 + random.nextInt(random.nextInt(20) == 0 ? KeyTree.MAX_KEY_BYTES - 4 : 20)));

    @Test
    void a_tree_holds_what_a_set_holds() {
        run(6, 1_500);
    }

    @Test
    @Tag("campaign")
    void a_tree_holds_what_a_set_holds_for_many_seeds() {
        run(300, 4_000);
    }

    private static void run(int rounds, int steps) {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int round = 0; round < rounds; round++) {
            run(seed + round, KEYS.get(round % KEYS.size()), steps);
        }
    }

    private static void run(long seed, Function<Random, byte[]> keys, int steps) {
        Random random = new Random(seed);
        NavigableSet<byte[]> set = new TreeSet<>(Arrays::compareUnsigned);
        KeyTree tree = KeyTree.EMPTY;
        boolean shrinks = false;
        for (int step = 0; step < steps; step++) {
            shrinks = random.nextInt(400) == 0 ? !shrinks : shrinks;
            byte[] key = KeyTree.entry(ended(keys.apply(random)), random.nextInt(1_000));
            byte[] other = set.floor(key);
            if (other != null && (shrinks ? random.nextInt(4) > 0 : random.nextInt(4) == 0)) {
                set.remove(other);
                tree = tree.without(other);
            } else {
                set.add(key);
                tree = tree.with(key);
            }
            if (step % 250 == 0 || step == steps - 1) {
                check(tree, set, random, seed);
                check(KeyTree.of(set.toArray(byte[][]::new)), set, random, seed);
            }
        }
    }

    private static void check(KeyTree tree, NavigableSet<byte[]> set, Random random, long seed) {
        assertThat(tree.size()).as("seed %d", seed).isEqualTo(set.size());
        assertThat(scan(tree, new byte[0], HIGHEST, false)).as("seed %d", seed).isEqualTo(texts(set));
        List<byte[]> all = new ArrayList<>(set);
        for (int i = 0; i < 5 && !all.isEmpty(); i++) {
            byte[] one = all.get(random.nextInt(all.size()));
            byte[] other = all.get(random.nextInt(all.size()));
            boolean ascending = Arrays.compareUnsigned(one, other) < 0;
            byte[] low = ascending ? one : other;
            byte[] high = ascending ? other : one;
            List<String> between = texts(set.subSet(low, true, high, false));
            assertThat(scan(tree, low, high, false)).as("seed %d", seed).isEqualTo(between);
            assertThat(scan(tree, low, high, true)).as("seed %d", seed).isEqualTo(between.reversed());
            assertThat(tree.rank(high) - tree.rank(low)).as("seed %d", seed).isEqualTo(between.size());
            assertThat(tree.contains(one)).as("seed %d", seed).isTrue();
        }
    }

    private static List<String> scan(KeyTree tree, byte[] low, byte[] high, boolean backward) {
        List<String> keys = new ArrayList<>();
        KeyScan scan = new KeyScan(tree, low, high, backward);
        while (scan.next()) {
            assertThat(scan.record()).isEqualTo(KeyTree.record(scan.key()));
            keys.add(text(scan.key()));
        }
        return keys;
    }

    private static List<String> texts(NavigableSet<byte[]> keys) {
        return keys.stream().map(KeyTreeTest::text).toList();
    }

    /** Enough of a key to tell it from others in a message. */
    private static String text(byte[] key) {
        return key.length + ":" + Arrays.hashCode(key);
    }

    /** No key may be the beginning of another. */
    private static byte[] ended(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (key[i] | 1);
        }
        return Arrays.copyOf(key, key.length + 1);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] alike(Random random, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        for (int i = 1; i < 4; i++) {
            bytes[length - i] = (byte) random.nextInt(40);
        }
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(length)] = 1;
        }
        return bytes;
    }
}

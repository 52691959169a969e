package app.taskflow.mongo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash at any step of a compaction leaves the old files valid or the new one; both say the same. */
class InterruptedSnapshotTest {

    private static final String JOURNAL_2 = "journal-0000000002";
    private static final String JOURNAL_3 = "journal-0000000003";
    private static final String SNAPSHOT = "snapshot-0000000003";

    @TempDir
    Path directory;

    private final Map<String, byte[]> before = new TreeMap<>();
    private final Map<String, byte[]> after = new TreeMap<>();

    /** Two journal files, a third that the snapshot begins with, and changes made while it is written. */
    @BeforeEach
    void write() throws IOException {
        try (Journal journal = Recovery.open(directory, 1 << 20, new Recorded())) {
            journal.append(List.of(new Changes().create(1, "db.c")));
            journal.roll();
            journal.append(List.of(put(1), put(2)));
            long number = journal.roll();
            try (SnapshotWriter snapshot = new SnapshotWriter(directory, number, journal.sequence())) {
                journal.append(List.of(put(3)));
                before.putAll(files());
                snapshot.changes().create(1, "db.c").put(1, 1, new byte[5]);
                snapshot.changes().put(1, 2, new byte[5]);
                snapshot.complete();
            }
        }
        after.putAll(files());
        before.remove(SNAPSHOT + ".tmp");
    }

    private static Changes put(int record) {
        return new Changes().put(1, record, new byte[5]);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path path : all.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private List<String> reopened(Map<String, byte[]> files) throws IOException {
        for (String old : files().keySet()) {
            Files.delete(directory.resolve(old));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        Recorded recorded = new Recorded();
        Recovery.open(directory, 1 << 20, recorded).close();
        return recorded.changes;
    }

    private static final List<String> ALL = List.of("create 1 db.c", "put 1 1", "put 1 2", "put 1 3");

    @Test
    void it_takes_the_place_of_what_was_before() {
        assertThat(before).containsOnlyKeys("journal-0000000001", JOURNAL_2, JOURNAL_3);
        assertThat(after).containsOnlyKeys(JOURNAL_3, SNAPSHOT);
    }

    @Test
    void a_crash_while_it_is_written_leaves_the_journal() throws IOException {
        byte[] snapshot = Objects.requireNonNull(after.get(SNAPSHOT));
        for (int size = 0; size <= snapshot.length; size++) {
            Map<String, byte[]> files = new TreeMap<>(before);
            files.put(SNAPSHOT + ".tmp", Arrays.copyOf(snapshot, size));
            assertThat(reopened(files)).as("%d bytes", size).isEqualTo(ALL);
            assertThat(files()).containsOnlyKeys(before.keySet());
        }
    }

    @Test
    void a_crash_between_any_two_removals_leaves_the_snapshot() throws IOException {
        List<String> replaced = new ArrayList<>(before.keySet());
        replaced.remove(JOURNAL_3);
        for (int removed = 0; removed <= replaced.size(); removed++) {
            Map<String, byte[]> files = new TreeMap<>(before);
            files.put(SNAPSHOT, Objects.requireNonNull(after.get(SNAPSHOT)));
            replaced.subList(0, removed).forEach(files::remove);
            assertThat(reopened(files)).as("%d removed", removed).isEqualTo(ALL);
            assertThat(files()).containsOnlyKeys(JOURNAL_3, SNAPSHOT);
        }
    }

    @Test
    void a_damaged_snapshot_is_refused() throws IOException {
        byte[] snapshot = Objects.requireNonNull(after.get(SNAPSHOT));
        for (int at = 0; at < snapshot.length; at++) {
            Map<String, byte[]> files = new TreeMap<>(after);
            byte[] damaged = snapshot.clone();
            damaged[at] ^= 4;
            files.put(SNAPSHOT, damaged);
            assertThatThrownBy(() -> reopened(files))
                    .as("damaged at %d", at)
                    .isInstanceOf(CorruptFile.class)
                    .hasMessageContaining(SNAPSHOT);
        }
        Map<String, byte[]> alone = Map.of(SNAPSHOT, snapshot);
        assertThatThrownBy(() -> reopened(alone))
                .isInstanceOf(CorruptFile.class)
                .hasMessageContaining(JOURNAL_3);
    }
}

package app.taskflow.mongo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves unfinished is cut off; damage that no crash explains is refused, and the message says where it is. */
class TornJournalTest {

    private static final int FRAMES = 4;

    @TempDir
    Path directory;

    private Path file;
    private byte[] whole;
    private final List<Integer> ends = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Recorded recorded = new Recorded();
        try (Journal journal = Recovery.open(directory, 1 << 20, recorded)) {
            file = directory.resolve("journal-0000000001");
            ends.add((int) Files.size(file));
            journal.append(List.of(new Changes().create(1, "db.c")));
            ends.add((int) Files.size(file));
            for (int i = 1; i < FRAMES; i++) {
                journal.append(List.of(put(i), put(100 + i)));
                ends.add((int) Files.size(file));
            }
        }
        whole = Files.readAllBytes(file);
    }

    private static Changes put(int record) {
        return new Changes().put(1, record, new byte[] {5, 0, 0, 0, 0});
    }

    private List<String> reopened() throws IOException {
        Recorded recorded = new Recorded();
        Recovery.open(directory, 1 << 20, recorded).close();
        return recorded.changes;
    }

    private static List<String> expected(int frames) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            changes.addAll(i == 0 ? List.of("create 1 db.c") : List.of("put 1 " + i, "put 1 " + (100 + i)));
        }
        return changes;
    }

    @Test
    void a_file_cut_anywhere_gives_the_whole_frames_before_the_cut() throws IOException {
        for (int size = ends.getFirst(); size <= whole.length; size++) {
            Files.write(file, Arrays.copyOf(whole, size));
            int cut = size;
            int frames = (int) ends.stream().filter(end -> end <= cut).count() - 1;
            assertThat(reopened()).as("cut at %d", size).isEqualTo(expected(frames));
            assertThat(Files.size(file)).isEqualTo(ends.get(frames).longValue());
        }
    }

    @Test
    void a_file_cut_within_its_header_begins_anew_if_it_is_the_first() throws IOException {
        for (int size = 0; size < ends.getFirst(); size++) {
            Files.write(file, Arrays.copyOf(whole, size));
            assertThat(reopened()).as("cut at %d", size).isEmpty();
        }
    }

    @Test
    void after_a_cut_the_journal_goes_on() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        try (Journal journal = Recovery.open(directory, 1 << 20, new Recorded())) {
            journal.append(List.of(put(77)));
        }
        List<String> changes = expected(FRAMES - 1);
        changes.add("put 1 77");
        assertThat(reopened()).isEqualTo(changes);
    }

    @Test
    void a_tail_of_zeros_or_noise_is_cut_off() throws IOException {
        for (byte fill : new byte[] {0, 'T', -1}) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 5_000);
            Arrays.fill(longer, whole.length, longer.length, fill);
            Files.write(file, longer);
            assertThat(reopened()).isEqualTo(expected(FRAMES));
        }
    }

    @Test
    void a_flipped_bit_is_refused_before_the_last_frame_and_cuts_off_the_last() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            Files.write(file, damaged);
            if (at >= ends.get(FRAMES - 1)) {
                assertThat(reopened()).as("flipped at %d", at).isEqualTo(expected(FRAMES - 1));
                continue;
            }
            int position = at;
            long start = at < ends.getFirst()
                    ? 0
                    : ends.stream()
                            .filter(end -> end <= position)
                            .max(Integer::compare)
                            .orElseThrow();
            assertThatThrownBy(this::reopened)
                    .as("flipped at %d", at)
                    .isInstanceOfSatisfying(CorruptFile.class, e -> {
                        assertThat(e.offset()).isEqualTo(start);
                        assertThat(e.file()).isEqualTo(file);
                    })
                    .hasMessageContaining("journal-0000000001 is damaged at offset " + start);
            assertThat(Files.readAllBytes(file)).as("nothing is changed").isEqualTo(damaged);
        }
    }

    @Test
    void files_in_the_middle_must_be_there_and_whole() throws IOException {
        try (Journal journal = Recovery.open(directory, 1 << 20, new Recorded())) {
            journal.roll();
            journal.append(List.of(put(50)));
            journal.roll();
            journal.append(List.of(put(51)));
        }
        List<String> all = expected(FRAMES);
        all.addAll(List.of("put 1 50", "put 1 51"));
        assertThat(reopened()).isEqualTo(all);

        Path middle = directory.resolve("journal-0000000002");
        byte[] bytes = Files.readAllBytes(middle);
        Files.write(middle, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(this::reopened).isInstanceOf(CorruptFile.class).hasMessageContaining("journal-0000000002");
        byte[] headless = bytes.clone();
        headless[5] ^= 1;
        Files.write(middle, headless);
        assertThatThrownBy(this::reopened).isInstanceOf(CorruptFile.class).hasMessageContaining("journal-0000000002");
        Files.delete(middle);
        assertThatThrownBy(this::reopened)
                .isInstanceOf(CorruptFile.class)
                .hasMessageContaining("journal-0000000002")
                .hasMessageContaining("missing");
        Files.write(middle, bytes);
        assertThat(reopened()).isEqualTo(all);
    }

    @Test
    void a_new_file_whose_header_was_not_finished_is_forgotten() throws IOException {
        try (Journal journal = Recovery.open(directory, 1 << 20, new Recorded())) {
            journal.roll();
        }
        Path next = directory.resolve("journal-0000000002");
        byte[] header = Files.readAllBytes(next);
        for (int size = 0; size <= header.length; size++) {
            Files.write(next, Arrays.copyOf(header, size));
            Files.write(file, whole);
            assertThat(reopened()).as("header of %d bytes", size).isEqualTo(expected(FRAMES));
        }
    }

    @Test
    void changes_of_a_later_version_are_refused() throws IOException {
        try (Journal journal = Recovery.open(directory, 1 << 20, new Recorded())) {
            journal.append(List.of(new Changes().put(9, 1, new byte[5])));
        }
        assertThatThrownBy(() -> Recovery.open(directory, 1 << 20, new Recorded() {
                    @Override
                    public void put(int collection, long record, byte[] document) {
                        throw new IllegalStateException("no collection " + collection);
                    }
                }))
                .isInstanceOf(CorruptFile.class)
                .hasMessageContaining("no collection 1");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }
}

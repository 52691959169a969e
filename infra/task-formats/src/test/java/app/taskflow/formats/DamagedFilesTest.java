package app.taskflow.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files that are nearly right, in thousands of ways: bytes changed, cut out, doubled, or from another format. Each is
 * read to an end, or refused as what it is; the seed is in the message of a failure.
 */
class DamagedFilesTest {

    /** More rows than any of the files has, doubled as often as it can be. */
    private static final int MOST_ROWS = 20_000;

    private static final byte[][] TROUBLE = bytes(
            "\"",
            "\\",
            "\n",
            "\r\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            ":",
            "\u0000",
            "\uFEFF",
            "BEGIN:VTODO\r\n",
            "END:VCALENDAR\r\n",
            "99999999999999999999",
            "-1e999",
            "null",
            "\\ud800",
            "\t",
            "ÿ",
            "😀",
            "DTSTART;TZID=",
            "2026-02-30",
            "\r\n ");

    private static byte[][] bytes(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    @Test
    @Timeout(60)
    void a_damaged_file_is_read_or_refused() throws IOException {
        damage(new Random().nextLong(), 150);
    }

    @Test
    @Tag("campaign")
    @Timeout(1800)
    void damaged_files_are_read_or_refused_however_many() throws IOException {
        damage(new Random().nextLong(), 50_000);
    }

    private static void damage(long seed, int times) throws IOException {
        Random random = new Random(seed);
        List<GoldenFile> files = GoldenFile.ALL;
        for (GoldenFile file : files) {
            byte[] content = file.content();
            for (int i = 0; i < times; i++) {
                Source source = random.nextInt(10) == 0
                        ? files.get(random.nextInt(files.size())).source()
                        : file.source();
                byte[] damaged = damaged(content, random);
                read(source, damaged, "seed %d, %s as %s, number %d".formatted(seed, file.name(), source, i));
            }
        }
    }

    private static void read(Source source, byte[] file, String which) throws IOException {
        try (RowReader rows = ImportReaders.open(new ByteArrayInputStream(file), source, null, Reading.OPTIONS)) {
            long last = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.number()).as(which).isGreaterThanOrEqualTo(last).isLessThan(MOST_ROWS);
                last = row.number();
            }
        } catch (UnreadableImportException e) {
            assertThat(e.reason()).as(which).isNotBlank();
            assertThat(e.line()).as(which).isPositive();
        } catch (UnsupportedImportException e) {
            assertThat(e.kind()).as(which).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            fail(which, e);
        }
    }

    private static byte[] damaged(byte[] content, Random random) {
        byte[] damaged = content;
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] content, Random random) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + random.nextInt(60));
        byte[] between = Arrays.copyOfRange(content, from, to);
        byte[] instead = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> twice(between);
            case 2 -> flipped(between, random);
            case 3 -> Arrays.copyOfRange(content, from, content.length);
            default -> TROUBLE[random.nextInt(TROUBLE.length)];
        };
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(Arrays.copyOf(content, from));
        whole.writeBytes(instead);
        // One in eight ends there.
        if (random.nextInt(8) > 0) {
            whole.writeBytes(Arrays.copyOfRange(content, random.nextBoolean() ? from : to, content.length));
        }
        return whole.size() == 0 ? content : whole.toByteArray();
    }

    private static byte[] twice(byte[] bytes) {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return flipped;
    }
}

package app.taskflow.formats;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.icalendar.IcsWriter;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.task.PortableTask;
import app.taskflow.formats.task.TaskWriter;
import app.taskflow.formats.taskflow.TaskCsvWriter;
import app.taskflow.formats.taskflow.TaskNdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was written comes back as it was. */
class RoundTripTest {

    private static final int TASKS = 2000;
    private static final String[] PIECES = {
        "a", "B", "=", "+", "-", "@", "'", "\"", ",", ";", "|", "\\", "\u00e9", "\ud83d\ude00", "\u0645", "{", ":", "#"
    };
    private static final String[] BREAKS = {"\n", "\r\n", "\r", "\t", " ", "\u2028"};

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "UTC", "Asia/Kolkata", "Africa/Casablanca", "America/New_York", "Etc/GMT+5");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private interface Opening {
        TaskWriter open(OutputStream out) throws IOException;
    }

    @Test
    void csv_gives_back_what_was_written() throws IOException {
        roundTrip(TaskCsvWriter::new, Source.TASKFLOW);
    }

    @Test
    void ndjson_gives_back_what_was_written() throws IOException {
        roundTrip(TaskNdjsonWriter::new, Source.TASKFLOW);
    }

    @Test
    void icalendar_gives_back_what_was_written_in_lines_of_75_octets() throws IOException {
        byte[] file = roundTrip(out -> new IcsWriter(out, Instant.parse("2026-11-25T10:00:00Z")), Source.ICALENDAR);
        assertThat(new String(file, StandardCharsets.UTF_8).split("\r\n"))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }

    private byte[] roundTrip(Opening format, Source source) throws IOException {
        List<PortableTask> tasks = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TaskWriter writer = format.open(out)) {
            for (int i = 0; i < TASKS; i++) {
                tasks.add(task(i));
                writer.write(tasks.getLast());
            }
        }
        assertThat(Reading.tasks(Reading.rows(source, out.toByteArray())))
                .as("seed %d", seed)
                .isEqualTo(tasks);
        return out.toByteArray();
    }

    private PortableTask task(int n) {
        LocalDate date = maybe(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)));
        LocalTime time = date == null ? null : maybe(LocalTime.of(random.nextInt(24), random.nextInt(60)));
        Status status = oneOf(List.of(Status.values()));
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(text(3) + "t" + i);
        }
        return new PortableTask(
                "id" + n,
                maybe("id" + random.nextInt(TASKS)),
                text(8) + "x",
                maybe(text(4) + BREAKS[random.nextInt(BREAKS.length)] + text(4)),
                status,
                oneOf(List.of(Priority.values())),
                new Due(date, time, maybe(ZoneId.of(oneOf(ZONES)))),
                tags,
                date == null ? null : maybe("FREQ=WEEKLY;BYDAY=MO,TH"),
                maybe(instant()),
                status == Status.DONE ? maybe(instant()) : null,
                maybe(instant()));
    }

    private Instant instant() {
        return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
    }

    private String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}

package app.taskflow.query;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks made of chance, with few different values of each kind, so that filters hit and keys tie. */
public final class Sample {

    public static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo"), ZoneId.of("America/Los_Angeles"));
    public static final List<String> TAGS = List.of("home", "Work", "Käse", "a b", "x");
    private static final List<String> WORDS = List.of(
            "Water",
            "watering",
            "plants",
            "plan",
            "the",
            "Crème",
            "report",
            "Bericht",
            "10",
            "x",
            "über",
            "plantation");

    private final Random random;
    private final Instant now;

    /** @param now the real time where a database takes tasks out of the trash by it */
    public Sample(Random random, Instant now) {
        this.random = random;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    public Instant now() {
        return now;
    }

    public TaskView task(UserId owner) {
        Instant created = now.minusSeconds(random.nextInt(40));
        Status status = pick(List.of(Status.values()));
        Due due = due();
        return new TaskView(
                new TaskId(new UUID(random.nextLong(), random.nextLong())),
                owner,
                1,
                words(1 + random.nextInt(3)),
                random.nextBoolean() ? words(random.nextInt(5)) : null,
                status,
                pick(List.of(Priority.values())),
                due,
                tags(),
                random.nextInt(4) == 0 ? parent() : null,
                "r" + random.nextInt(10),
                due.date() == null ? null : maybe("FREQ=WEEKLY;BYDAY=MO"),
                created,
                created.plusSeconds(random.nextInt(40)),
                status == Status.DONE ? created : null,
                random.nextInt(4) == 0 ? created : null,
                random.nextInt(4) == 0
                        ? now.minus(random.nextInt(40), ChronoUnit.DAYS).minusSeconds(3600)
                        : null,
                maybe(source()),
                Moved.NEVER);
    }

    /** One of three tasks, none of which needs to exist. */
    public TaskId parent() {
        return new TaskId(new UUID(7, 1 + random.nextInt(3)));
    }

    public Source source() {
        return new Source("todoist", maybe("7"));
    }

    public String words(int count) {
        List<String> words =
                new ArrayList<>(Stream.generate(() -> pick(WORDS)).limit(count).toList());
        return String.join(random.nextBoolean() ? " " : ", ", words);
    }

    public LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(random.nextInt(7) - 3);
    }

    private Due due() {
        if (random.nextInt(3) == 0) {
            return Due.NONE;
        }
        LocalTime time = random.nextBoolean() ? LocalTime.of(random.nextInt(24), 30) : null;
        return new Due(day(), time, random.nextBoolean() ? pick(ZONES) : null);
    }

    private List<String> tags() {
        return TAGS.stream().filter(tag -> random.nextInt(4) == 0).toList();
    }

    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public <T> @Nullable T maybe(T value) {
        return random.nextInt(4) == 0 ? value : null;
    }
}

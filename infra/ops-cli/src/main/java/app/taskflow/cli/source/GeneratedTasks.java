package app.taskflow.cli.source;

import app.taskflow.cli.client.TaskDraft;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up tasks in a dozen languages and scripts, spread over statuses, priorities, tags and dates around today as a
 * busy person's list is. The same seed and day give the same tasks, up to their ids.
 */
public final class GeneratedTasks {

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Auckland", "UTC");

    private final List<Phrases> languages = Phrases.load().stream()
            .flatMap(p -> Stream.generate(() -> p).limit(p.weight()))
            .toList();
    // Not a RandomGenerator by name: only this one is specified to give the same numbers in every JDK.
    private final Random random;
    private final LocalDate today;

    private GeneratedTasks(long seed, LocalDate today) {
        this.random = new Random(seed);
        this.today = today;
    }

    public static List<SourceTask> of(int count, long seed, LocalDate today) {
        GeneratedTasks generated = new GeneratedTasks(seed, today);
        return IntStream.rangeClosed(1, count).mapToObj(generated::task).toList();
    }

    private SourceTask task(int number) {
        Phrases phrases = Phrases.pick(languages, random);
        String status = status();
        LocalDate due = chance(55) ? today.plusDays(random.nextInt(-45, 75)) : null;
        String time =
                due != null && chance(35) ? "%02d:%02d".formatted(random.nextInt(7, 21), 15 * random.nextInt(4)) : null;
        TaskDraft draft = new TaskDraft(
                UuidCreator.getTimeOrderedEpoch(),
                phrases.title(random) + (chance(25) ? " #" + number : ""),
                chance(45) ? description(phrases) : null,
                status,
                priority(),
                due == null ? null : due.toString(),
                time,
                time == null ? null : Phrases.pick(ZONES, random),
                tags(phrases));
        return new SourceTask("task " + number, draft, status.equals("done") && chance(20));
    }

    private String status() {
        int of100 = random.nextInt(100);
        return of100 < 50 ? "todo" : of100 < 65 ? "in_progress" : "done";
    }

    private @Nullable String priority() {
        int of100 = random.nextInt(100);
        if (of100 < 40) {
            return null;
        }
        return of100 < 60 ? "low" : of100 < 82 ? "medium" : of100 < 95 ? "high" : "urgent";
    }

    private String description(Phrases phrases) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            parts.add(Phrases.pick(phrases.details(), random));
        }
        return String.join("\n\n", parts);
    }

    private List<String> tags(Phrases phrases) {
        return random.ints(random.nextInt(4), 0, phrases.tags().size())
                .distinct()
                .mapToObj(phrases.tags()::get)
                .toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}

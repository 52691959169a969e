package app.taskflow.query.list;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.Sample;
import app.taskflow.query.search.Search;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters and orders made of chance; most parts of each filter are absent. */
final class ChanceFilters {

    private final Random random;
    private final Sample sample;

    ChanceFilters(Random random, Sample sample) {
        this.random = random;
        this.sample = sample;
    }

    TaskFilter filter() {
        return new TaskFilter(
                some(List.of(Status.values())),
                some(List.of(Priority.values())),
                random.nextInt(3) == 0 ? Set.of(sample.pick(Sample.TAGS).toUpperCase(Locale.ROOT)) : Set.of(),
                random.nextInt(6) == 0 ? new Parent(random.nextBoolean() ? null : sample.parent()) : null,
                sample.maybe(sample.day()),
                sample.maybe(sample.day().plusDays(3)),
                sample.maybe(sample.now().minusSeconds(random.nextInt(40))),
                sample.maybe(random.nextBoolean()),
                new Shelves(sample.maybe(sample.pick(List.of(Choice.values()))), sample.pick(List.of(Choice.values()))),
                sample.pick(Sample.ZONES),
                search());
    }

    Order order(TaskFilter filter) {
        SortKey key = sample.pick(List.of(SortKey.values()));
        return new Order(
                key == SortKey.RELEVANCE && filter.search() == null ? SortKey.TITLE : key, random.nextBoolean());
    }

    TaskFilter searching() {
        return searching(sample.words(1));
    }

    /** One that searches, and nothing else. */
    static TaskFilter searching(String words) {
        return new TaskFilter(
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                Shelves.DEFAULT,
                ZoneOffset.UTC,
                Search.of(words));
    }

    private <T> Set<T> some(List<T> values) {
        return random.nextInt(3) == 0 ? new HashSet<>(List.of(sample.pick(values), values.getFirst())) : Set.of();
    }

    private @Nullable Search search() {
        if (random.nextInt(3) != 0) {
            return null;
        }
        String words = sample.words(1 + random.nextInt(2));
        return Search.of(random.nextBoolean() ? words : words.substring(0, 1 + random.nextInt(words.length())));
    }
}

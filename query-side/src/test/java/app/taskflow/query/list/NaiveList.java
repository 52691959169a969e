package app.taskflow.query.list;

import app.taskflow.query.search.Search;
import app.taskflow.query.search.TextAnalysis;
import app.taskflow.query.search.TextFolding;
import app.taskflow.query.search.Word;
import app.taskflow.query.view.Deadline;
import app.taskflow.query.view.Shelf;
import app.taskflow.query.view.TaskView;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The same lists by the plainest means: all tasks one by one, straight from the words of the specification. */
final class NaiveList {

    private static final Collator ROOT = Collator.getInstance(ULocale.ROOT).freeze();
    private static final TextAnalysis ANALYSIS = new TextAnalysis();

    private NaiveList() {}

    static List<TaskView> of(Collection<TaskView> tasks, TaskFilter filter, Order order, Instant now) {
        return tasks.stream()
                .filter(task -> passes(task, filter, now))
                .sorted(order(filter, order))
                .toList();
    }

    private static boolean passes(TaskView task, TaskFilter filter, Instant now) {
        LocalDate due = task.due().date();
        return isShown(task, filter.shelves(), now)
                && (filter.statuses().isEmpty() || filter.statuses().contains(task.status()))
                && (filter.priorities().isEmpty() || filter.priorities().contains(task.priority()))
                && task.tags().stream().map(TextFolding::caseless).toList().containsAll(filter.tags())
                && (filter.parent() == null || Objects.equals(filter.parent().task(), task.parentId()))
                && (filter.dueFrom() == null || (due != null && !due.isBefore(filter.dueFrom())))
                && (filter.dueTo() == null || (due != null && !due.isAfter(filter.dueTo())))
                && (filter.updatedSince() == null || !task.updatedAt().isBefore(filter.updatedSince()))
                && (filter.overdue() == null || filter.overdue() == isOverdue(task, filter, now))
                && (filter.search() == null || tier(task, filter.search()) < 3);
    }

    private static boolean isShown(TaskView task, Shelves shelves, Instant now) {
        boolean archived = task.archivedAt() != null;
        if (task.deletedAt() != null) {
            return shelves.deleted() != Choice.NONE
                    && task.deletedAt().plusSeconds(30 * 86_400).isAfter(now)
                    && (shelves.archived() == null || agrees(shelves.archived(), archived));
        }
        return shelves.deleted() != Choice.ONLY
                && agrees(
                        shelves.archived() == null ? Choice.NONE : shelves.archived(), task.shelf() == Shelf.ARCHIVED);
    }

    private static boolean agrees(Choice choice, boolean is) {
        return choice == Choice.ANY || (choice == Choice.ONLY) == is;
    }

    private static boolean isOverdue(TaskView task, TaskFilter filter, Instant now) {
        Deadline deadline = Deadline.of(task.due());
        return task.isOpen() && deadline != null && deadline.isPast(now, filter.zone());
    }

    private static Comparator<TaskView> order(TaskFilter filter, Order order) {
        Comparator<TaskView> byId = Comparator.comparing(task -> task.id().toString());
        Comparator<TaskView> byKey = switch (order.key()) {
            case RANK -> Comparator.comparing(TaskView::rank);
            case CREATED_AT -> Comparator.comparing(TaskView::createdAt);
            case UPDATED_AT -> Comparator.comparing(TaskView::updatedAt);
            case DUE_DATE ->
                Comparator.comparing(task ->
                        task.due().date() == null ? LocalDate.EPOCH : task.due().date());
            case PRIORITY -> Comparator.comparing(TaskView::priority);
            case TITLE -> Comparator.comparing(TaskView::title, ROOT::compare);
            case RELEVANCE ->
                Comparator.<TaskView>comparingInt(task -> -tier(task, Objects.requireNonNull(filter.search())))
                        .thenComparing(TaskView::updatedAt);
        };
        Comparator<TaskView> ascending = byKey.thenComparing(byId);
        Comparator<TaskView> directed = order.descending() ? ascending.reversed() : ascending;
        return order.key() == SortKey.DUE_DATE
                ? Comparator.<TaskView, Boolean>comparing(task -> task.due().date() == null)
                        .thenComparing(directed)
                : directed;
    }

    /** 0: the whole search in the title; 1: in the title, the last word only begun; 2: anywhere; 3: not found. */
    private static int tier(TaskView task, Search search) {
        Stream<String> others = Stream.concat(Stream.ofNullable(task.description()), task.tags().stream());
        List<Word> title = ANALYSIS.words(task.title());
        List<Word> all = Stream.concat(title.stream(), others.flatMap(text -> ANALYSIS.words(text).stream()))
                .toList();
        if (search.words().isEmpty() || !holds(all, search)) {
            return 3;
        }
        if (!holds(title, search)) {
            return 2;
        }
        return title.stream().anyMatch(word -> word.stem().equals(search.begun().stem())) ? 0 : 1;
    }

    private static boolean holds(List<Word> words, Search search) {
        return search.whole().stream()
                        .allMatch(wanted ->
                                words.stream().anyMatch(word -> word.stem().equals(wanted.stem())))
                && words.stream()
                        .anyMatch(word -> word.stem().equals(search.begun().stem())
                                || word.surface().startsWith(search.begun().surface())
                                || word.stem().startsWith(search.begun().surface()));
    }
}

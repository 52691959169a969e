package app.taskflow.query.list;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.search.Search;
import app.taskflow.query.search.TextFolding;
import app.taskflow.query.search.Word;
import app.taskflow.query.view.Shelf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's tasks a list holds. What is absent does not filter.
 *
 * @param statuses empty for all
 * @param priorities empty for all
 * @param tags all of which a task must have, without case
 * @param dueFrom the first day, inclusive; tasks without a due date are not in the list
 * @param dueTo the last day, inclusive; likewise
 * @param updatedSince inclusive
 * @param overdue whether only overdue tasks are listed, or only others
 * @param zone where tasks without a zone of their own are
 */
public record TaskFilter(
        Set<Status> statuses,
        Set<Priority> priorities,
        Set<String> tags,
        @Nullable Parent parent,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable Instant updatedSince,
        @Nullable Boolean overdue,
        Shelves shelves,
        ZoneId zone,
        @Nullable Search search) {

    public static final TaskFilter ALL = new TaskFilter(
            Set.of(), Set.of(), Set.of(), null, null, null, null, null, Shelves.DEFAULT, ZoneOffset.UTC, null);

    public TaskFilter {
        statuses = Set.copyOf(statuses);
        priorities = Set.copyOf(priorities);
        tags = tags.stream().map(TextFolding::caseless).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is anything beside the shelves to be met. */
    boolean isSelective() {
        return !(statuses.isEmpty() && priorities.isEmpty() && tags.isEmpty())
                || parent != null
                || dueFrom != null
                || dueTo != null
                || updatedSince != null
                || overdue != null
                || search != null;
    }

    /** Whether the same tasks give another list as time goes by: they become overdue, or leave the trash. */
    public boolean dependsOnTime() {
        return overdue != null || shelves.shelves().contains(Shelf.TRASH);
    }

    /** Two filters have the same text exactly if they let the same tasks through. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        write(text, sorted(statuses), sorted(priorities), sorted(tags));
        write(text, parent, dueFrom, dueTo, updatedSince);
        // The zone matters only to what is compared with the wall clock.
        write(text, overdue, overdue == null ? "" : zone, shelves);
        write(
                text,
                search == null
                        ? null
                        : search.words().stream().map(Word::surface).toList());
        return text.toString();
    }

    private static Set<String> sorted(Set<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** With their lengths, so that nothing a client writes into one value reads like another. */
    private static void write(StringBuilder text, @Nullable Object... values) {
        for (Object value : values) {
            if (value instanceof Set<?> || value instanceof List<?>) {
                text.append(((java.util.Collection<?>) value).size()).append('*');
                ((java.util.Collection<?>) value).forEach(one -> write(text, one));
            } else {
                String one = String.valueOf(value);
                text.append(one.length()).append(':').append(one);
            }
        }
    }
}

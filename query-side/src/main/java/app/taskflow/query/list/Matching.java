package app.taskflow.query.list;

import app.taskflow.query.search.TextFolding;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.view.Deadline;
import app.taskflow.query.view.Shelf;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter for tasks that are at hand: lets through what {@link Conditions} find in the database, but for the search,
 * which needs more than the view. A test holds the two against each other.
 */
final class Matching {

    private final TaskFilter filter;
    private final Set<Shelf> shelves;
    private final @Nullable Instant updatedSince;
    private final Instant now;

    /** @param now decides what is overdue and what has left the trash */
    Matching(TaskFilter filter, Instant now) {
        this.filter = filter;
        this.shelves = filter.shelves().shelves();
        // As times are kept, and so compared, to the millisecond.
        this.updatedSince =
                filter.updatedSince() == null ? null : filter.updatedSince().truncatedTo(ChronoUnit.MILLIS);
        this.now = now;
    }

    boolean passes(TaskView task) {
        return shelves.contains(task.shelf())
                && (task.shelf() != Shelf.TRASH || isInTrash(task))
                && (filter.statuses().isEmpty() || filter.statuses().contains(task.status()))
                && (filter.priorities().isEmpty() || filter.priorities().contains(task.priority()))
                && (filter.parent() == null || Objects.equals(filter.parent().task(), task.parentId()))
                && (updatedSince == null || !task.updatedAt().isBefore(updatedSince))
                && isDue(task.due().date())
                && (filter.overdue() == null || filter.overdue() == isOverdue(task))
                && hasTags(task);
    }

    private boolean isInTrash(TaskView task) {
        Instant expires = TaskDocument.expires(task);
        return expires != null
                && expires.isAfter(now)
                && switch (filter.shelves().archived()) {
                    case ONLY -> task.archivedAt() != null;
                    case NONE -> task.archivedAt() == null;
                    case ANY -> true;
                    case null -> true;
                };
    }

    private boolean hasTags(TaskView task) {
        return filter.tags().isEmpty()
                || task.tags().stream().map(TextFolding::caseless).toList().containsAll(filter.tags());
    }

    private boolean isDue(@Nullable LocalDate date) {
        LocalDate from = filter.dueFrom();
        LocalDate to = filter.dueTo();
        return (from == null || (date != null && !date.isBefore(from)))
                && (to == null || (date != null && !date.isAfter(to)));
    }

    private boolean isOverdue(TaskView task) {
        Deadline deadline = Deadline.of(task.due());
        return task.isOpen() && deadline != null && deadline.isPast(now, filter.zone());
    }
}

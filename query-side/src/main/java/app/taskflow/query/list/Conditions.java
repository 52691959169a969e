package app.taskflow.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;

import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Status;
import app.taskflow.query.store.Codes;
import app.taskflow.query.store.Facet;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.Deadline;
import app.taskflow.query.view.Shelf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;

/** A filter as conditions of a query, for one user and one shelf. */
final class Conditions {

    private final List<Bson> conditions = new ArrayList<>();
    private final TaskFilter filter;
    private final Instant now;

    private Conditions(TaskFilter filter, Instant now) {
        this.filter = filter;
        this.now = now;
    }

    /** @param now decides what is overdue and what has left the trash */
    static List<Bson> of(UserId user, Shelf shelf, TaskFilter filter, Instant now) {
        Conditions all = new Conditions(filter, now);
        all.conditions.add(eq(TaskField.OWNER, Uuids.bson(user.value())));
        all.conditions.add(eq(TaskField.SHELF, Codes.of(shelf)));
        if (shelf == Shelf.TRASH) {
            all.trash();
        }
        all.facets();
        all.days();
        if (filter.updatedSince() != null) {
            all.conditions.add(gte(TaskField.UPDATED, Date.from(filter.updatedSince())));
        }
        if (filter.overdue() != null) {
            all.overdue(filter.overdue());
        }
        if (filter.search() != null) {
            all.conditions.addAll(new SearchConditions(filter.search()).found());
        }
        return all.conditions;
    }

    /** The database sweeps in its own time; what is due to go is gone at once for readers. */
    private void trash() {
        conditions.add(gt(TaskField.EXPIRES, Date.from(now)));
        if (filter.shelves().archived() == Choice.ONLY) {
            conditions.add(exists(TaskField.ARCHIVED));
        }
        if (filter.shelves().archived() == Choice.NONE) {
            conditions.add(exists(TaskField.ARCHIVED, false));
        }
    }

    private void facets() {
        anyOf(filter.statuses(), Facet::status);
        anyOf(filter.priorities(), Facet::priority);
        filter.tags().forEach(tag -> conditions.add(eq(TaskField.TERMS, Facet.tag(tag))));
        Parent parent = filter.parent();
        if (parent != null) {
            conditions.add(
                    parent.task() == null
                            ? exists(TaskField.PARENT, false)
                            : eq(TaskField.TERMS, Facet.parent(parent.task())));
        }
    }

    private <T> void anyOf(Collection<T> values, Function<T, String> facet) {
        if (values.size() == 1) {
            conditions.add(eq(TaskField.TERMS, facet.apply(values.iterator().next())));
        } else if (!values.isEmpty()) {
            conditions.add(in(TaskField.TERMS, values.stream().map(facet).toList()));
        }
    }

    private void days() {
        if (filter.dueFrom() != null) {
            conditions.add(gte(TaskField.DUE_DAY, day(filter.dueFrom())));
        }
        if (filter.dueTo() != null) {
            conditions.add(lte(TaskField.DUE_DAY, day(filter.dueTo())));
        } else if (filter.dueFrom() != null) {
            conditions.add(lt(TaskField.DUE_DAY, TaskField.NO_DUE_DAY));
        }
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    private void overdue(boolean wanted) {
        if (wanted) {
            // Implied by what follows, and a range of the index of due dates.
            conditions.add(
                    lte(TaskField.DUE_DAY, day(now.atOffset(ZoneOffset.MAX).toLocalDate())));
            conditions.add(isOverdue(now, filter.zone()));
        } else {
            conditions.add(nor(isOverdue(now, filter.zone())));
        }
    }

    private static Bson isOverdue(Instant now, ZoneId zone) {
        LocalDateTime wall = Deadline.passed(now, zone);
        return and(
                ne(TaskField.STATUS, Status.DONE.name()),
                or(
                        lte(TaskField.DEADLINE, Date.from(now)),
                        lte(TaskField.WALL_DEADLINE, Date.from(wall.toInstant(ZoneOffset.UTC)))));
    }
}

package app.taskflow.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.nor;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.search.Search;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.Shelf;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of lists from the views.
 *
 * <p>A page is found by where the one before it ended, not by counting, so that a late page costs what the first one
 * does and a task is seen once however much changes around it. A task that itself moved since the walk began is left out
 * of the pages behind the first: it may have been on one of them. There are two ways to find a page. A filter that few tasks
 * pass is answered by fetching all of them and sorting here; anything else by walking the index of the sort and
 * leaving out what does not pass.
 */
public final class TaskPages {

    /** So many tasks are fetched and sorted in a few milliseconds; with more, one in 200 of 100 000 passes on a walk. */
    private static final int FEW = 500;

    /** For somebody whose tasks change without a pause, as while she imports, a look again is no better than this one. */
    private static final int TIMES_AGAIN = 2;

    private record Hit(Place place, TaskDocument document) {

        TaskId task() {
            return document.view().id();
        }
    }

    /**
     * What was found for a page.
     *
     * @param hits in their order, one more than the page holds if there is one
     * @param total the length of the whole list, where it is asked for
     */
    private record Found(List<Hit> hits, @Nullable Long total) {}

    private final TaskStore store;
    private final OwnerStates owners;
    private final Cursors cursors;

    public TaskPages(TaskStore store, OwnerStates owners, Cursors cursors) {
        this.store = store;
        this.owners = owners;
        this.cursors = cursors;
    }

    /**
     * A page of the user's tasks.
     *
     * @param now decides what is overdue and what has left the trash
     * @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one of this user and list
     */
    public TaskPage page(UserId user, TaskListQuery query, Instant now) {
        Walk walk = query.cursor() == null ? null : cursors.decode(user, query.list(), query.cursor());
        Search search = query.filter().search();
        if (search != null && search.findsNothing()) {
            return new TaskPage(List.of(), null, query.total() ? 0L : null, 0);
        }
        // Before the views, which then hold at least this.
        long began = walk == null ? began(user, query.order().key()) : walk.began();
        Request request = new Request(user, query, now, walk);
        Found found = request.isOnOneShelf() ? request.found() : settled(user, request);
        return page(user, query, found, began);
    }

    /**
     * Looks again where something changed meanwhile: what went from a shelf that is looked at late to one that was looked
     * at early has been met on neither.
     */
    private Found settled(UserId user, Request request) {
        long held = owners.sequence(user);
        Found found = request.found();
        for (int again = 0; again < TIMES_AGAIN && isChangedSince(held, user); again++) {
            held = owners.sequence(user);
            found = request.found();
        }
        return found;
    }

    private boolean isChangedSince(long sequence, UserId user) {
        Bson later = and(eq(TaskField.OWNER, Uuids.bson(user.value())), gt(TaskField.CHANGED, sequence));
        return store.stored()
                        .find(later)
                        .projection(Projections.include(TaskField.ID))
                        .first()
                != null;
    }

    private long began(UserId user, SortKey key) {
        return key.movedField() == null ? 0 : owners.sequence(user);
    }

    private TaskPage page(UserId user, TaskListQuery query, Found found, long began) {
        List<Hit> hits = found.hits();
        List<Hit> shown = unique(hits.subList(0, Math.min(query.limit(), hits.size())));
        String next = hits.size() > query.limit()
                ? cursors.encode(user, query.list(), new Walk(shown.getLast().place(), began))
                : null;
        return new TaskPage(
                shown.stream().map(hit -> hit.document().view()).toList(),
                next,
                found.total(),
                shown.stream().mapToLong(hit -> hit.document().changed()).max().orElse(0));
    }

    /** A task that changes between two queries for one page can be met by both. */
    private static List<Hit> unique(List<Hit> hits) {
        Set<TaskId> met = HashSet.newHashSet(hits.size());
        return hits.stream().filter(hit -> met.add(hit.task())).toList();
    }

    /** One page while it is looked for. */
    private final class Request {

        private final TaskListQuery query;
        private final List<List<Bson>> shelves = new ArrayList<>();
        private final @Nullable SearchConditions ranking;
        private final Places places;
        private final Comparator<Hit> comparator;
        private final @Nullable Walk walk;

        /** @param walk null for the first page */
        Request(UserId user, TaskListQuery query, Instant now, @Nullable Walk walk) {
            this.query = query;
            this.walk = walk;
            for (Shelf shelf : query.filter().shelves().shelves()) {
                shelves.add(Conditions.of(user, shelf, query.filter(), now));
            }
            Search search = query.filter().search();
            ranking = search != null && query.order().key() == SortKey.RELEVANCE ? new SearchConditions(search) : null;
            places = new Places(query.order());
            comparator = Comparator.comparing(Hit::place, places.comparator());
        }

        boolean isOnOneShelf() {
            return shelves.size() == 1;
        }

        Found found() {
            Optional<List<Hit>> few = query.filter().isSelective() ? few() : Optional.empty();
            List<Hit> hits = few.map(this::cut).orElseGet(this::walk);
            return new Found(
                    hits, query.total() ? few.map(all -> (long) all.size()).orElseGet(this::count) : null);
        }

        /** All there is if it is few, in no order. */
        private Optional<List<Hit>> few() {
            List<Hit> hits = new ArrayList<>();
            for (List<Bson> shelf : shelves) {
                int room = FEW + 1 - hits.size();
                find(shelf).limit(room).batchSize(room).forEach(document -> hits.add(hit(document)));
                if (hits.size() > FEW) {
                    return Optional.empty();
                }
            }
            return Optional.of(unique(hits));
        }

        private List<Hit> cut(List<Hit> all) {
            return all.stream()
                    .filter(hit -> walk == null || isAhead(hit, walk))
                    .sorted(comparator)
                    .limit(query.limit() + 1L)
                    .toList();
        }

        private boolean isAhead(Hit hit, Walk walk) {
            return places.comparator().compare(hit.place(), walk.place()) > 0
                    && query.order().key().moved(hit.document()) <= walk.began();
        }

        private List<Hit> walk() {
            List<Hit> hits = new ArrayList<>();
            for (Segment segment : Segment.after(query.order(), walk == null ? null : walk.place())) {
                int room = query.limit() + 1 - hits.size();
                if (room == 0) {
                    break;
                }
                hits.addAll(walk(segment, room));
            }
            return hits;
        }

        private List<Hit> walk(Segment segment, int room) {
            List<Hit> hits = new ArrayList<>();
            for (List<Bson> shelf : shelves) {
                List<Bson> conditions = new ArrayList<>(shelf);
                conditions.addAll(segment.range());
                conditions.addAll(unmoved());
                if (ranking != null) {
                    conditions.addAll(ranking.inTier(segment.tier()));
                }
                find(conditions)
                        .sort(sort())
                        .limit(room)
                        .batchSize(room)
                        .forEach(document -> hits.add(new Hit(places.of(segment.tier(), document), document)));
            }
            if (shelves.size() > 1) {
                hits.sort(comparator);
            }
            return hits.size() > room ? hits.subList(0, room) : hits;
        }

        private List<Bson> unmoved() {
            String moved = query.order().key().movedField();
            return walk == null || moved == null ? List.of() : List.of(nor(gt(moved, walk.began())));
        }

        private long count() {
            return shelves.stream()
                    .mapToLong(shelf -> store.collection().countDocuments(and(shelf)))
                    .sum();
        }

        private Hit hit(TaskDocument document) {
            int tier = ranking == null ? 0 : ranking.tierOf(document);
            return new Hit(places.of(tier, document), document);
        }

        private FindIterable<TaskDocument> find(List<Bson> conditions) {
            return store.collection().find(and(conditions)).projection(Projections.exclude(TaskField.TERMS));
        }

        private Bson sort() {
            String[] fields = {query.order().key().field(), TaskField.ID};
            return query.order().descending() ? Sorts.descending(fields) : Sorts.ascending(fields);
        }
    }
}

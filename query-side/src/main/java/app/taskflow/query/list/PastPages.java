package app.taskflow.query.list;

import app.taskflow.events.id.UserId;
import app.taskflow.query.search.Search;
import app.taskflow.query.search.TitleOrder;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of lists of tasks as they were at an instant: what {@link TaskPages} answered then, from tasks at hand. */
public final class PastPages {

    private record Hit(Place place, TaskView view) {}

    /** What was changed last is asked of the present only: of a past nothing moves any more. */
    private static final long NO_MATTER = 0;

    private final Cursors cursors;

    public PastPages(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * A page of the user's tasks of then.
     *
     * @param tasks all there were, those in the trash included
     * @param asOf what cursors are bound to
     * @param now decides what was overdue and what had left the trash
     * @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one of this user, list and instant
     */
    public TaskPage page(UserId user, TaskListQuery query, Collection<TaskView> tasks, Instant asOf, Instant now) {
        String list = "asOf|" + asOf + "|" + query.list();
        Place after = query.cursor() == null
                ? null
                : cursors.decode(user, list, query.cursor()).place();
        Search search = query.filter().search();
        if (search != null && search.findsNothing()) {
            return new TaskPage(List.of(), null, query.total() ? 0L : null, NO_MATTER);
        }
        List<Hit> all = hits(query, tasks, now);
        List<Hit> found = from(after, all, query);
        List<Hit> shown = found.subList(0, Math.min(query.limit(), found.size()));
        String next = found.size() > shown.size()
                ? cursors.encode(user, list, new Walk(shown.getLast().place(), NO_MATTER))
                : null;
        return new TaskPage(
                shown.stream().map(Hit::view).toList(), next, query.total() ? (long) all.size() : null, NO_MATTER);
    }

    private static List<Hit> hits(TaskListQuery query, Collection<TaskView> tasks, Instant now) {
        Matching matching = new Matching(query.filter(), now);
        Places places = new Places(query.order());
        Stream<TaskView> passing = tasks.stream().filter(matching::passes);
        Search search = query.filter().search();
        if (search == null) {
            return passing.map(view -> new Hit(places.of(0, sortable(query.order(), view)), view))
                    .toList();
        }
        SearchConditions conditions = new SearchConditions(search);
        TaskIndexing indexing = new TaskIndexing();
        boolean ranked = query.order().key() == SortKey.RELEVANCE;
        return passing.map(view -> indexing.index(view, NO_MATTER, null))
                .filter(conditions::isFound)
                .map(document ->
                        new Hit(places.of(ranked ? conditions.tierOf(document) : 0, document), document.view()))
                .toList();
    }

    /** No more of a document than its place needs: what indexes hold of texts is dear to make. */
    private static TaskDocument sortable(Order order, TaskView view) {
        return new TaskDocument(
                view,
                NO_MATTER,
                order.key() == SortKey.TITLE ? TitleOrder.key(view.title()) : "",
                List.of(),
                List.of());
    }

    /** One more than the page holds if there is one. To keep the few that come first costs less than to sort all. */
    private static List<Hit> from(@Nullable Place after, List<Hit> all, TaskListQuery query) {
        Comparator<Place> order = new Places(query.order()).comparator();
        int room = query.limit() + 1;
        PriorityQueue<Hit> first = new PriorityQueue<>(room + 1, Comparator.comparing(Hit::place, order.reversed()));
        for (Hit hit : all) {
            boolean isAhead = after == null || order.compare(hit.place(), after) > 0;
            if (isAhead
                    && (first.size() < room
                            || order.compare(hit.place(), first.element().place()) < 0)) {
                first.add(hit);
                if (first.size() > room) {
                    first.remove();
                }
            }
        }
        return first.stream().sorted(Comparator.comparing(Hit::place, order)).toList();
    }
}

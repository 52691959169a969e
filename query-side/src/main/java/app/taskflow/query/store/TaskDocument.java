package app.taskflow.query.store;

import app.taskflow.query.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view with what is derived from it for the indexes.
 *
 * @param changed the sequence, among all events of the owner, of the last one that changed the task
 * @param titleTerms the words of the title and their stems
 * @param terms the words of title, description and tags, their stems, and the facets
 */
public record TaskDocument(TaskView view, long changed, String titleKey, List<String> titleTerms, List<String> terms) {

    /** How long a task stays in the trash. */
    public static final Duration TRASH_KEPT = Duration.ofDays(30);

    public TaskDocument {
        titleTerms = List.copyOf(titleTerms);
        terms = List.copyOf(terms);
    }

    /** When the task goes from the trash for good, if it is there. */
    public @Nullable Instant expires() {
        return expires(view);
    }

    /** The same of a view. */
    public static @Nullable Instant expires(TaskView view) {
        return view.deletedAt() == null ? null : view.deletedAt().plus(TRASH_KEPT);
    }
}

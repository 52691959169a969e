package app.taskflow.query.store;

import app.taskflow.query.search.TextAnalysis;
import app.taskflow.query.search.TitleOrder;
import app.taskflow.query.view.TaskView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives from a view what its indexes hold. Analysing text is the dear part, so it is done only where text changed. */
public final class TaskIndexing {

    private final TextAnalysis analysis = new TextAnalysis();

    /**
     * The document of a view.
     *
     * @param changed the sequence, among all events of the owner, of the last one that is in the view
     * @param before the document of an earlier version of the same task, null where there is none
     */
    public TaskDocument index(TaskView view, long changed, @Nullable TaskDocument before) {
        if (before != null && sameText(view, before.view())) {
            return sameFacets(view, before.view())
                    ? new TaskDocument(view, changed, before.titleKey(), before.titleTerms(), before.terms())
                    : new TaskDocument(view, changed, before.titleKey(), before.titleTerms(), refaceted(view, before));
        }
        Set<String> titleTerms = new LinkedHashSet<>();
        analysis.collectTerms(view.title(), titleTerms);
        Set<String> terms = new LinkedHashSet<>(titleTerms);
        if (view.description() != null) {
            analysis.collectTerms(view.description(), terms);
        }
        view.tags().forEach(tag -> analysis.collectTerms(tag, terms));
        addFacets(view, terms);
        return new TaskDocument(
                view, changed, TitleOrder.key(view.title()), List.copyOf(titleTerms), List.copyOf(terms));
    }

    private static boolean sameText(TaskView a, TaskView b) {
        return a.title().equals(b.title())
                && Objects.equals(a.description(), b.description())
                && a.tags().equals(b.tags());
    }

    private static boolean sameFacets(TaskView a, TaskView b) {
        return a.status() == b.status() && a.priority() == b.priority() && Objects.equals(a.parentId(), b.parentId());
    }

    private static List<String> refaceted(TaskView view, TaskDocument before) {
        Set<String> old = new LinkedHashSet<>();
        addFacets(before.view(), old);
        Set<String> terms = new LinkedHashSet<>(before.terms());
        terms.removeAll(old);
        addFacets(view, terms);
        return new ArrayList<>(terms);
    }

    private static void addFacets(TaskView view, Set<String> terms) {
        terms.add(Facet.status(view.status()));
        terms.add(Facet.priority(view.priority()));
        view.tags().forEach(tag -> terms.add(Facet.tag(tag)));
        if (view.parentId() != null) {
            terms.add(Facet.parent(view.parentId()));
        }
    }
}

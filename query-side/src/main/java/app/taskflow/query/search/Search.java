package app.taskflow.query.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: tasks that hold all the words, the last of them perhaps only begun.
 *
 * @param words in their order; none where the text holds marks only, which no task is found by
 */
public record Search(List<Word> words) {

    /** The longest text that may be searched for, in code points. */
    public static final int MAX_LENGTH = 500;

    public Search {
        words = List.copyOf(words);
    }

    /** The search for a text as a user typed it; null where it is blank, which is no search. */
    public static @Nullable Search of(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Search(new TextAnalysis().words(text));
    }

    public boolean findsNothing() {
        return words.isEmpty();
    }

    /** The words that must be there as a whole. */
    public List<Word> whole() {
        return words.subList(0, words.size() - 1);
    }

    /** The word that is taken as the beginning of one. */
    public Word begun() {
        return words.getLast();
    }
}

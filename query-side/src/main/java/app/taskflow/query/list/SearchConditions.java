package app.taskflow.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import app.taskflow.query.search.Search;
import app.taskflow.query.search.Word;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * A search as conditions on terms. How well a task fits is one of three tiers: all words in the title as typed, all in
 * the title with the last one only begun, or anywhere.
 */
final class SearchConditions {

    static final int TIERS = 3;
    static final int WORST = TIERS - 1;

    private final Search search;

    SearchConditions(Search search) {
        this.search = search;
    }

    /** What every task found meets. */
    List<Bson> found() {
        return holds(TaskField.TERMS);
    }

    /** What a task found meets beside that to be in this tier. */
    List<Bson> inTier(int tier) {
        return switch (tier) {
            case 0 -> wholeTitle();
            case 1 -> {
                List<Bson> conditions = holds(TaskField.TITLE_TERMS);
                conditions.add(nor(and(wholeTitle())));
                yield conditions;
            }
            default -> List.of(nor(and(holds(TaskField.TITLE_TERMS))));
        };
    }

    /** Whether a document that is at hand meets what every task found does. */
    boolean isFound(TaskDocument document) {
        List<String> terms = document.terms();
        Word begun = search.begun();
        return search.whole().stream().allMatch(word -> terms.contains(word.stem()))
                && terms.stream().anyMatch(term -> term.startsWith(begun.surface()) || term.equals(begun.stem()));
    }

    /** In which tier it is. */
    int tierOf(TaskDocument document) {
        Collection<String> title = document.titleTerms();
        if (!title.containsAll(search.whole().stream().map(Word::stem).toList())) {
            return WORST;
        }
        if (title.contains(search.begun().stem())) {
            return 0;
        }
        String beginning = search.begun().surface();
        return title.stream().anyMatch(term -> term.startsWith(beginning)) ? 1 : WORST;
    }

    private List<Bson> wholeTitle() {
        return new ArrayList<>(search.words().stream()
                .map(word -> eq(TaskField.TITLE_TERMS, word.stem()))
                .toList());
    }

    private List<Bson> holds(String field) {
        List<Bson> conditions = new ArrayList<>();
        search.whole().forEach(word -> conditions.add(eq(field, word.stem())));
        Word begun = search.begun();
        String shared = commonPrefix(begun.surface(), begun.stem());
        // One range of the index holds both; then those between them that are neither are sorted out.
        conditions.add(beginning(field, shared));
        if (!begun.stem().startsWith(begun.surface())) {
            conditions.add(or(beginning(field, begun.surface()), eq(field, begun.stem())));
        }
        return conditions;
    }

    private static String commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }

    private static Bson beginning(String field, String text) {
        return regex(field, "^" + literal(text));
    }

    /** Words hold letters and digits; should a tokenizer ever let anything else through, it is still only a letter. */
    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                literal.append('\\');
            }
            literal.appendCodePoint(c);
        });
        return literal.toString();
    }
}

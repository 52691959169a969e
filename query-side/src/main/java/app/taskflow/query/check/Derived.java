package app.taskflow.query.check;

import app.taskflow.query.search.TextAnalysis;
import app.taskflow.query.search.TextFolding;
import app.taskflow.query.search.TitleOrder;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a document is found and sorted by, from what it says. Compared as sets: an index knows no order of terms. */
final class Derived {

    private static final String TITLE_KEY = "titleKey";
    private static final String TITLE_TERMS = "titleTerms";
    private static final String TERMS = "terms";

    private final TextAnalysis analysis = new TextAnalysis();

    /** The names of the parts in which a stored document is not what it should be. */
    Set<String> differences(BsonDocument stored, BsonDocument expected) {
        Set<String> names = new LinkedHashSet<>(expected.keySet());
        names.addAll(stored.keySet());
        Set<String> derived = Set.of(TITLE_KEY, TITLE_TERMS, TERMS);
        names.removeIf(name -> derived.contains(name) || Objects.equals(stored.get(name), expected.get(name)));
        Set<String> titleTerms = new HashSet<>();
        analysis.collectTerms(text(expected, "title"), titleTerms);
        if (!new BsonString(TitleOrder.key(text(expected, "title"))).equals(stored.get(TITLE_KEY))) {
            names.add(TITLE_KEY);
        }
        if (!titleTerms.equals(terms(stored, TITLE_TERMS))) {
            names.add(TITLE_TERMS);
        }
        if (!terms(expected, titleTerms).equals(terms(stored, TERMS))) {
            names.add(TERMS);
        }
        return names;
    }

    private Set<String> terms(BsonDocument task, Set<String> titleTerms) {
        Set<String> terms = new HashSet<>(titleTerms);
        if (task.containsKey("description")) {
            analysis.collectTerms(text(task, "description"), terms);
        }
        for (BsonValue tag : task.getArray("tags")) {
            analysis.collectTerms(tag.asString().getValue(), terms);
            terms.add("#" + TextFolding.caseless(tag.asString().getValue()));
        }
        terms.add("=" + text(task, "status"));
        terms.add("!" + ExpectedTask.PRIORITIES.get(task.getInt32("priority").getValue()));
        if (task.containsKey("parent")) {
            terms.add("^" + task.getBinary("parent").asUuid());
        }
        return terms;
    }

    private static Set<String> terms(BsonDocument stored, String field) {
        Set<String> terms = new HashSet<>();
        stored.getArray(field, new BsonArray()).forEach(term -> terms.add(((BsonString) term).getValue()));
        return terms;
    }

    private static String text(BsonDocument task, String field) {
        return task.getString(field).getValue();
    }
}

package app.taskflow.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody might search these titles for. */
final class SearchWords {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final int SHORTEST = 4;

    private SearchWords() {}

    /** Different words of the titles, every other one cut short as if it were still being typed. */
    static List<String> from(List<String> titles, int count, Random random) {
        List<String> shuffled = new ArrayList<>(titles);
        Collections.shuffle(shuffled, random);
        Set<String> words = new LinkedHashSet<>();
        for (Iterator<String> all =
                        shuffled.stream().flatMap(SearchWords::words).iterator();
                all.hasNext() && words.size() < count; ) {
            String word = all.next();
            words.add(words.size() % 2 == 0 ? word : beginning(word));
        }
        return List.copyOf(words);
    }

    private static Stream<String> words(String title) {
        return Stream.of(NO_LETTERS.split(title)).filter(word -> word.codePointCount(0, word.length()) >= SHORTEST);
    }

    private static String beginning(String word) {
        return word.substring(0, word.offsetByCodePoints(0, SHORTEST - 1));
    }
}

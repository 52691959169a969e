package app.taskflow.query.stats;

import app.taskflow.query.search.TextFolding;
import app.taskflow.query.stats.Statistics.TagCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts tags without case, and calls each by its most used spelling. */
final class TagCounts {

    private final Map<String, Map<String, Long>> spellings = new HashMap<>();

    void add(String tag) {
        spellings
                .computeIfAbsent(TextFolding.caseless(tag), _ -> new TreeMap<>())
                .merge(tag, 1L, Long::sum);
    }

    List<TagCount> mostUsedFirst() {
        return spellings.values().stream()
                .map(TagCounts::count)
                .sorted(Comparator.comparingLong(TagCount::count).reversed().thenComparing(TagCount::tag))
                .toList();
    }

    private static TagCount count(Map<String, Long> spellings) {
        String usual = spellings.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return new TagCount(
                usual, spellings.values().stream().mapToLong(Long::longValue).sum());
    }
}

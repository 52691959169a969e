package app.taskflow.cli.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people of one language write on their lists.
 *
 * @param weight how often, relative to the other languages
 * @param titles with a place for one of the things
 */
record Phrases(
        String language,
        int weight,
        List<String> titles,
        List<String> things,
        List<String> details,
        List<String> tags) {

    private static final String FILE = "phrases.json";

    static List<Phrases> load() {
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(FILE), FILE)) {
            return JsonMapper.shared().readValue(in, new TypeReference<List<Phrases>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title(RandomGenerator random) {
        return pick(titles, random).replace("{}", pick(things, random));
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}

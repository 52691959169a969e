package app.taskflow.command.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that attackers try first: of the 30 000 most frequent in published breaches those that are long enough
 * to be accepted at all (about 11 600). Compared in lower case, as the list is.
 */
final class CommonPasswords {

    private final Set<String> words;

    private CommonPasswords(Set<String> words) {
        this.words = words;
    }

    static CommonPasswords load(int minimalLength) {
        try {
            return new CommonPasswords(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(word -> word.length() >= minimalLength)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }

    boolean contains(String lowerCase) {
        return words.contains(lowerCase);
    }
}

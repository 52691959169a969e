package app.taskflow.command.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address. What the user wrote is kept for showing; whether two are the same is decided by the key.
 *
 * @param text as written, without outer white space
 * @param key equal for all spellings that differ only in case or Unicode form (NFKC and case folding)
 */
public record EmailAddress(String text, String key) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;

    /** Deliberately loose, as only a mail that arrives proves an address: one @, no white space, no controls. */
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s\\p{C}@\"(),:;<>\\[\\\\\\]]+@[^\\s\\p{C}@\"(),:;<>\\[\\\\\\].-](?:[^\\s\\p{C}@\"(),:;<>\\[\\\\\\]]*[^\\s\\p{C}@\"(),:;<>\\[\\\\\\].-])?",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** @return empty if no mail could have such an address */
    public static Optional<EmailAddress> parse(String written) {
        // Not even looked at if it is absurdly long. A line break at the end is no white space that somebody typed.
        if (written.length() > 4 * MAX_LENGTH || written.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String text = written.strip();
        String key = key(text);
        return isAddress(key) ? Optional.of(new EmailAddress(text, key)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL_LENGTH
                && !text.contains("..")
                && SHAPE.matcher(text).matches();
    }

    /** Upper case first, so that letters with several lower-case forms (σ and ς, ß and ss) become one. */
    private static String key(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return text;
    }
}

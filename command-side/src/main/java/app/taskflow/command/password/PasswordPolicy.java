package app.taskflow.command.password;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are accepted. Length is what counts, and what an attacker would try first is refused; there are no
 * rules about kinds of characters. Cheap, so that it is asked before anything is hashed.
 */
public final class PasswordPolicy {

    /** In Unicode code points, as are all lengths here. */
    public static final int MIN_LENGTH = 8;

    public static final int MAX_LENGTH = 128;

    /** A shorter name would be part of too many good passwords. */
    private static final int SHORTEST_GIVEAWAY = 4;

    private final CommonPasswords common;

    public PasswordPolicy() {
        this.common = CommonPasswords.load(MIN_LENGTH);
    }

    /** Why a password is refused. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        MONOTONOUS,
        HOLDS_NAME_OR_EMAIL
    }

    /** The first rule that the password breaks; none if it is accepted for somebody of that name and address. */
    public Optional<Weakness> weakness(String password, String name, String email) {
        // No text has more code points than chars: what is far too long is not even counted.
        if (password.length() > 2 * MAX_LENGTH || length(password) > MAX_LENGTH) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (length(password) < MIN_LENGTH) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        String lower = fold(password);
        if (common.contains(lower)) {
            return Optional.of(Weakness.COMMON);
        }
        if (isMonotonous(lower)) {
            return Optional.of(Weakness.MONOTONOUS);
        }
        return giveaways(name, email).anyMatch(lower::contains)
                ? Optional.of(Weakness.HOLDS_NAME_OR_EMAIL)
                : Optional.empty();
    }

    private static Stream<String> giveaways(String name, String email) {
        String folded = fold(name).strip();
        String address = fold(email).strip();
        return Stream.of(
                        folded,
                        folded.replaceAll("\\s+", ""),
                        address,
                        address.substring(0, Math.max(0, address.indexOf('@'))))
                .filter(part -> length(part) >= SHORTEST_GIVEAWAY);
    }

    /** One character again and again, or each one step from the last, up or down: aaaaaaaa, 23456789, hgfedcba. */
    private static boolean isMonotonous(String text) {
        int[] points = text.codePoints().toArray();
        int step = points[1] - points[0];
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 2; i < points.length; i++) {
            if (points[i] - points[i - 1] != step) {
                return false;
            }
        }
        return true;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package app.taskflow.mongo.query;

import app.taskflow.mongo.bson.MongoError;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions: reading them, and the text with which all their matches begin. */
public final class Patterns {

    private static final String META = "\\^$.|?*+()[]{}";

    private Patterns() {}

    static Criterion.Matches of(String pattern, String options) {
        int flags = Pattern.UNICODE_CASE;
        for (int i = 0; i < options.length(); i++) {
            flags |= switch (options.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'u' -> Pattern.UNICODE_CASE;
                default -> throw MongoError.badValue("invalid flag in regex options: " + options);
            };
        }
        try {
            return new Criterion.Matches(Pattern.compile(pattern, flags), options);
        } catch (PatternSyntaxException e) {
            throw new MongoError(51091, "Location51091", "Regular expression is invalid: " + e.getDescription(), e);
        }
    }

    /** The text with which every match begins, because the pattern is anchored; empty if that is not known. */
    public static String prefix(Criterion.Matches test) {
        String pattern = test.pattern().pattern();
        if (!test.options().isEmpty() || !pattern.startsWith("^")) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        int position = 1;
        while (position < pattern.length()) {
            char c = pattern.charAt(position);
            if (pattern.startsWith("\\Q", position)) {
                int end = pattern.indexOf("\\E", position + 2);
                prefix.append(pattern, position + 2, end < 0 ? pattern.length() : end);
                position = end < 0 ? pattern.length() : end + 2;
                continue;
            }
            boolean escaped =
                    c == '\\' && position + 1 < pattern.length() && !isWordCharacter(pattern.charAt(position + 1));
            if (META.indexOf(c) >= 0 && !escaped) {
                break;
            }
            prefix.append(escaped ? pattern.charAt(position + 1) : c);
            position += escaped ? 2 : 1;
        }
        return fixed(prefix, pattern, position);
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static String fixed(StringBuilder prefix, String pattern, int position) {
        if (pattern.indexOf('|') >= 0) {
            return "";
        }
        if (position < pattern.length() && "?*{".indexOf(pattern.charAt(position)) >= 0 && !prefix.isEmpty()) {
            // The last character may be absent.
            prefix.setLength(prefix.offsetByCodePoints(prefix.length(), -1));
        }
        return prefix.toString();
    }

    /** Whether the pattern wants its prefix and nothing else, so that a range of texts is all it takes. */
    public static boolean isPrefixOnly(Criterion.Matches test) {
        String pattern = test.pattern().pattern();
        String prefix = prefix(test);
        return !prefix.isEmpty() && (pattern.equals("^" + prefix) || pattern.equals("^\\Q" + prefix + "\\E"));
    }
}

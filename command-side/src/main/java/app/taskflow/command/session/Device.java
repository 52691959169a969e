package app.taskflow.command.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a session is used, as far as can be told.
 *
 * @param address of the client
 * @param userAgent what the client calls itself; shortened, and nothing but printable characters
 */
public record Device(String address, @Nullable String userAgent) {

    private static final int MAX_LENGTH = 200;

    public Device {
        userAgent = userAgent == null ? null : printable(userAgent);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
    }
}

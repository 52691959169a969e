package app.taskflow.web.request;

import java.util.concurrent.ThreadLocalRandom;

/** The ids of requests: {@code [A-Za-z0-9._-]{1,64}}. Checked by hand, on every request, so without a pattern. */
final class RequestIds {

    private static final int MAX_LENGTH = 64;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private RequestIds() {}

    static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_".indexOf(c) >= 0;
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /** 128 random bits as hex: unique is all it has to be, it guards nothing. */
    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] id = new char[32];
        put(random.nextLong(), id, 0);
        put(random.nextLong(), id, 16);
        return new String(id);
    }

    private static void put(long bits, char[] target, int from) {
        for (int i = 0; i < 16; i++) {
            target[from + i] = DIGITS[(int) (bits >>> (4 * i)) & 0xF];
        }
    }
}

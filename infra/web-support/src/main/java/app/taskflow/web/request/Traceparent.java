package app.taskflow.web.request;

import org.jspecify.annotations.Nullable;

/** The {@code traceparent} header of W3C Trace Context: {@code 00-<32 hex>-<16 hex>-<2 hex>}, lower case. */
final class Traceparent {

    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private Traceparent() {}

    /** The header in the form of version 00, or null where the specification has it ignored. */
    static @Nullable String accept(@Nullable String header) {
        if (header == null || header.length() < LENGTH || !isFramed(header)) {
            return null;
        }
        boolean valid = isHex(header, 0, 2)
                && isId(header, TRACE_ID, SPAN_ID - 1)
                && isId(header, SPAN_ID, FLAGS - 1)
                && isHex(header, FLAGS, LENGTH);
        return valid ? "00" + header.substring(2, LENGTH) : null;
    }

    static String traceId(String traceparent) {
        return traceparent.substring(TRACE_ID, SPAN_ID - 1);
    }

    /** Later versions may append fields; version ff is forbidden. */
    private static boolean isFramed(String header) {
        boolean dashes = header.charAt(TRACE_ID - 1) == '-'
                && header.charAt(SPAN_ID - 1) == '-'
                && header.charAt(FLAGS - 1) == '-';
        boolean end = header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-');
        return dashes && end && !header.startsWith("ff");
    }

    private static boolean isId(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return isHex(text, from, to);
            }
        }
        return false;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}

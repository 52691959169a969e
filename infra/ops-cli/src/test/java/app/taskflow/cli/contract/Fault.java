package app.taskflow.cli.contract;

import java.util.Map;

/**
 * An answer given in place of the right one.
 *
 * @param status {@link #CUT}, {@link #LOST} and {@link #TORN} cut the connection without any answer, or with half of one
 */
public record Fault(int status, Map<String, String> headers, String body) {

    static final int CUT = 0;
    static final int LOST = -1;
    static final int TORN = -2;

    /** The connection ends before the request was looked at. */
    public static Fault cut() {
        return new Fault(CUT, Map.of(), "");
    }

    /** An answer that begins so and then ends before its time. */
    public static Fault cutAfter(String beginning) {
        return new Fault(TORN, Map.of(), beginning);
    }

    /** What was asked for is done, and the connection ends before the answer. */
    public static Fault lost() {
        return new Fault(LOST, Map.of(), "");
    }

    public static Fault problem(int status, String code, Map<String, String> headers) {
        String body =
                "{\"type\":\"https://taskflow.app/problems/%2$s\",\"title\":\"%2$s\",\"status\":%1$d,\"code\":\"%2$s\"}"
                        .formatted(status, code);
        return new Fault(status, headers, body);
    }
}

package app.taskflow.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;

/** Answers that were given before. */
public final class Replays {

    private static final String HEADER = "Idempotency-Replayed";

    private Replays() {}

    /** Says that what this request asks for was done before, by the request of which it is a retry. */
    public static void mark(HttpServletResponse response) {
        response.setHeader(HEADER, "true");
    }
}

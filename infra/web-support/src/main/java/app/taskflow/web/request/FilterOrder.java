package app.taskflow.web.request;

import org.springframework.core.Ordered;

/**
 * The order of the servlet filters: what costs little or protects the rest comes first. Framing, sizes and
 * cross-origin questions are settled before any of them.
 */
public final class FilterOrder {

    /** Counts the bytes of bodies that did not announce their length. */
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 100;
    /** Finds out who is calling. */
    public static final int AUTHENTICATION = Ordered.HIGHEST_PRECEDENCE + 200;
    /** Counts the call against the budget of the user, or of the address of who is not signed in. */
    public static final int RATE_LIMIT = Ordered.HIGHEST_PRECEDENCE + 300;
    /** Refuses who is not signed in, and writes by cookie from foreign origins. */
    public static final int ACCESS = Ordered.HIGHEST_PRECEDENCE + 400;
    /** Answers repeated writes from memory. */
    public static final int IDEMPOTENCY = Ordered.HIGHEST_PRECEDENCE + 500;
    /** Times what users wait for, so that other work can make way for them. */
    public static final int TIMING = Ordered.HIGHEST_PRECEDENCE + 550;
    /** Answers reads with what is at hand; last, as whoever comes so far may ask and has been counted. */
    public static final int AT_HAND = Ordered.HIGHEST_PRECEDENCE + 600;

    private FilterOrder() {}
}

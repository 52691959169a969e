package app.taskflow.web.limit;

import app.taskflow.web.start.MisconfiguredException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The budgets.
 *
 * @param factor multiplies all of them, and the failed sign-ins allowed for an address
 * @param auth for an address
 * @param write for a user, as the following ones
 * @param uploads those of imports
 */
@ConfigurationProperties("taskflow.limits")
public record LimitSettings(
        @DefaultValue("1") int factor,
        @DefaultValue({}) @Name("auth") Auth auth,
        @DefaultValue({}) @Name("write") Write write,
        @DefaultValue({}) @Name("read") Read read,
        @DefaultValue({}) @Name("import") Uploads uploads) {

    private static final int MOST = 100_000;

    public record Auth(
            @DefaultValue("30") int requests,
            @DefaultValue("1m") Duration window) {}

    public record Write(
            @DefaultValue("600") int requests,
            @DefaultValue("1m") Duration window) {}

    public record Read(
            @DefaultValue("3000") int requests,
            @DefaultValue("1m") Duration window) {}

    public record Uploads(
            @DefaultValue("60") int requests,
            @DefaultValue("1h") Duration window) {}

    public LimitSettings {
        if (factor < 1 || factor > MOST) {
            throw new MisconfiguredException(
                    "TASKFLOW_LIMITS_FACTOR", "%d is not a whole number from 1 to %d".formatted(factor, MOST));
        }
    }

    /** What may be asked for in one window. */
    Limit of(LimitClass kind) {
        return switch (kind) {
            case AUTH -> limit(kind, auth.requests(), auth.window());
            case WRITE -> limit(kind, write.requests(), write.window());
            case READ -> limit(kind, read.requests(), read.window());
            case IMPORT -> limit(kind, uploads.requests(), uploads.window());
        };
    }

    private Limit limit(LimitClass kind, int requests, Duration window) {
        if (requests < 1 || window.toMillis() < 1) {
            throw new MisconfiguredException(
                    "taskflow.limits." + kind.policy(), "it allows at least one request in a window of some length");
        }
        return new Limit((long) requests * factor, window);
    }
}

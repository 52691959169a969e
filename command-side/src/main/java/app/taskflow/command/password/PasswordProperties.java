package app.taskflow.command.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cost of a password hash, OWASP's first choice for Argon2id by default. Passwords hashed at another cost are
 * hashed again when their owner next signs in.
 *
 * @param memoryKib of one hash
 * @param iterations passes over that memory
 * @param parallelism lanes
 * @param threads hashes computed at once; 0 for half of the processors and at most 2
 * @param queue passwords that may wait for a thread
 */
@ConfigurationProperties("taskflow.passwords")
public record PasswordProperties(
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int iterations,
        @DefaultValue("1") int parallelism,
        @DefaultValue("0") int threads,
        @DefaultValue("200") int queue) {

    private static final int MOST_THREADS = 2;

    public PasswordProperties {
        if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1) {
            throw new IllegalArgumentException("taskflow.passwords: no such Argon2id parameters: m=%d,t=%d,p=%d"
                    .formatted(memoryKib, iterations, parallelism));
        }
        if (threads < 0 || threads > MOST_THREADS || queue < 1) {
            throw new IllegalArgumentException(
                    "taskflow.passwords: threads 0 to %d and a queue of at least 1, not %d and %d"
                            .formatted(MOST_THREADS, threads, queue));
        }
    }

    int effectiveThreads() {
        return threads > 0 ? threads : Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
    }
}

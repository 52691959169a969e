package app.taskflow.command.password;

import app.taskflow.web.background.BackgroundThreads;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords and compares them. A hash is made to be expensive, so it runs on a few threads of its own, never on
 * those that serve requests: a native call would hold a carrier of virtual threads for its whole time, and other
 * requests would starve. What cannot wait in the bounded queue is refused at once.
 *
 * <p>A password is the same in every Unicode form that a keyboard may send it in (NFKC, as NIST SP 800-63B asks).
 */
public final class PasswordHasher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordHasher.class);
    private static final String ID = "argon2id";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor threads;
    private final String nobodys;

    public PasswordHasher(PasswordProperties properties) {
        this.encoder = new DelegatingPasswordEncoder(ID, Map.of(ID, argon2(properties)));
        int count = properties.effectiveThreads();
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(properties.queue()),
                new BackgroundThreads(
                        Thread.ofPlatform().daemon().name("passwords-", 0).factory()));
        this.nobodys = encoder.encode("the password of nobody, who has no account");
    }

    /** @throws HashingBusyException if too many others wait */
    public String hash(String password) {
        return run(() -> encoder.encode(normalised(password)));
    }

    /** @throws HashingBusyException if too many others wait */
    public boolean matches(String password, String hash) {
        return matches(password, hash, () -> {});
    }

    /**
     * The same.
     *
     * @param admission runs when the comparison's turn has come; if it throws, nothing is compared
     * @throws HashingBusyException if too many others wait
     */
    public boolean matches(String password, String hash, Runnable admission) {
        return run(() -> {
            admission.run();
            return encoder.matches(normalised(password), hash);
        });
    }

    /**
     * Does for somebody without an account exactly what {@link #matches} does for others, so that time does not tell
     * the one from the other.
     *
     * @return a hash of the present cost, which no password matches that anybody would type
     */
    public String hashOfNobody() {
        return nobodys;
    }

    /** Whether the hash was made at another cost than today's. Cheap. */
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private <T> T run(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, threads).join();
        } catch (RejectedExecutionException e) {
            throw new HashingBusyException(RETRY_AFTER);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static PasswordEncoder argon2(PasswordProperties cost) {
        try {
            return new NativeArgon2Encoder(cost);
        } catch (LinkageError e) {
            LOG.warn(
                    "no native Argon2 for this machine ({}); passwords are hashed in Java, which takes longer",
                    e.getMessage());
            return new PortableArgon2Encoder(cost);
        }
    }
}

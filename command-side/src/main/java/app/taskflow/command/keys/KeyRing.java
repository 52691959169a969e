package app.taskflow.command.keys;

import app.taskflow.web.auth.VerificationKey;
import app.taskflow.web.auth.VerificationKeys;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's keys as they are now. It looks for new ones in the background; a key that cannot be read changes
 * nothing but the log. Safe for use by many threads.
 */
public final class KeyRing implements VerificationKeys, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final KeySource source;
    private final Clock clock;
    private final ScheduledExecutorService reloading;
    private volatile KeySet keys;

    /** @throws UnusableKeyException if there is no key to sign with */
    KeyRing(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.keys = source.load();
        this.reloading = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("keys-reload").factory());
        long period = source.properties().reload().toMillis();
        var _ = reloading.scheduleWithFixedDelay(this::reload, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable VerificationKey find(String keyId) {
        return keys.find(keyId)
                .map(key -> new VerificationKey(key.id(), key.algorithm(), key.publicKey()))
                .orElse(null);
    }

    /** Whether the program made a key by itself, which is no good where the service is for others. */
    public boolean hasDevelopmentKey() {
        return keys.keys().stream().anyMatch(SigningKey::development);
    }

    SigningKey forTokens() {
        return keys.forTokens(clock.instant());
    }

    SigningKey forStatements() {
        return keys.forStatements(clock.instant());
    }

    List<SigningKey> published() {
        return keys.keys();
    }

    /** Looks for changed keys now. */
    void reload() {
        try {
            KeySet read = source.load();
            if (!read.equals(keys)) {
                LOG.info("signing keys are now {}", read.keys());
                keys = read;
            }
        } catch (RuntimeException e) {
            // Whatever it is: the next look may find it mended, and the keys at hand still serve.
            LOG.error("keys stay as they were", e);
        }
    }

    @Override
    public void close() {
        reloading.shutdownNow();
    }
}

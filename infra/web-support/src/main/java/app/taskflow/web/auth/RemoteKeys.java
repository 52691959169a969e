package app.taskflow.web.auth;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.start.MisconfiguredException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * The keys of an issuer in another process, read from its JWKS in the background: often until the first time it
 * succeeds, then now and then, and soon after a token names a key that is not known. Requests wait for none of it.
 * While no key has ever been read, nobody can be told apart and requests with a token are answered 503.
 */
final class RemoteKeys implements VerificationKeys, InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REFRESH = Duration.ofMinutes(1);
    /** A stream of tokens with invented keys must not become a stream of calls to the issuer. */
    private static final Duration AFTER_UNKNOWN = Duration.ofSeconds(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final URI source;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Thread background =
            Thread.ofVirtual().name("verification-keys").unstarted(this::keepReading);

    private volatile @Nullable Map<String, VerificationKey> keys;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean unknownSeen;
    private long readAt = System.nanoTime();

    /** @throws MisconfiguredException if the settings name no source */
    RemoteKeys(TokenSettings settings) {
        if (settings.jwksUri() == null) {
            throw new MisconfiguredException(
                    "TASKFLOW_TOKENS_JWKS_URI",
                    "where no tokens are issued, it must say where their keys are published");
        }
        this.source = settings.jwksUri();
    }

    @Override
    public void afterPropertiesSet() {
        background.start();
    }

    @Override
    public void destroy() {
        stopped.countDown();
        background.interrupt();
        http.shutdownNow();
    }

    @Override
    public @Nullable VerificationKey find(String keyId) {
        Map<String, VerificationKey> known = keys;
        if (known == null) {
            throw ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", "1");
        }
        VerificationKey key = known.get(keyId);
        if (key == null) {
            unknownSeen = true;
        }
        return key;
    }

    private void keepReading() {
        try {
            do {
                if (isDue(System.nanoTime() - readAt)) {
                    refresh();
                }
            } while (!stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // The service stops.
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue(long age) {
        return keys == null || age >= REFRESH.toNanos() || (unknownSeen && age >= AFTER_UNKNOWN.toNanos());
    }

    private void refresh() throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(source).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == HttpURLConnection.HTTP_OK) {
                keys = JwksDocument.read(response.body());
                unknownSeen = false;
                readAt = System.nanoTime();
            } else {
                LOG.warn("the issuer's keys cannot be read: status {}", response.statusCode());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the issuer's keys cannot be read: {}", e.toString());
        }
    }
}

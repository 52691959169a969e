package app.taskflow.cli.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Makes calls until they are answered for good: renews the session when the access token has expired, waits as long
 * as {@code Retry-After} asks with 429 and 503, and repeats what got no answer. So a call may reach the server more
 * than once, and only such calls may be given to it whose repetition does no harm.
 *
 * <p>Safe for use by many threads, which share its connections, its session and the waits for a rate limit.
 */
public final class Transport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;
    private final Patience patience;
    private final Gate limit = new Gate();
    private final AtomicReference<@Nullable Tokens> session = new AtomicReference<>();
    private final ReentrantLock refreshing = new ReentrantLock();
    private final LongAdder limited = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder refreshed = new LongAdder();
    private volatile boolean everAnswered;

    /** @param server the origin, such as {@code http://localhost:5000} */
    public Transport(URI server, Patience patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Signs all later calls. */
    public void signIn(Tokens tokens) {
        session.set(tokens);
    }

    public Tally tally() {
        return new Tally(limited.sum(), unavailable.sum(), refreshed.sum());
    }

    /**
     * Makes the call and reads the body of its answer.
     *
     * @throws ProblemException if the server refuses, or is still unable when patience has run out
     * @throws ServerUnreachableException if there is no answer, or there was none for too long
     */
    public <T> Answer<T> send(Call call, Class<T> type) throws InterruptedException {
        Effort effort = new Effort(patience);
        Optional<Answer<byte[]>> answer = attempt(call, effort);
        while (answer.isEmpty()) {
            answer = attempt(call, effort);
        }
        return answer.get().map(bytes -> read(call, bytes, type));
    }

    private Optional<Answer<byte[]>> attempt(Call call, Effort effort) throws InterruptedException {
        effort.pause();
        limit.pass();
        Tokens tokens = call.signed() ? session.get() : null;
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(request(call, tokens), BodyHandlers.ofByteArray());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            everAnswered = true;
            return isToBeRepeated(response, tokens, effort)
                    ? Optional.empty()
                    : Optional.of(answer(call, response, took));
        } catch (IOException e) {
            if (!everAnswered || !effort.canWaitForServer()) {
                throw new ServerUnreachableException(server, e);
            }
            unavailable.increment();
            effort.pauseFor(BETWEEN_ATTEMPTS);
            return Optional.empty();
        }
    }

    private HttpRequest request(Call call, @Nullable Tokens tokens) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(call.path()))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json");
        call.headers().forEach(request::header);
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.accessToken());
        }
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofByteArray(Json.write(call.body())))
                .build();
    }

    /** Whether the answer is about the circumstances and not about the call; what they ask for is done. */
    private boolean isToBeRepeated(HttpResponse<byte[]> response, @Nullable Tokens tokens, Effort effort)
            throws InterruptedException {
        Duration wait = RetryAfter.of(response.headers(), Instant.now());
        return switch (response.statusCode()) {
            case 401 -> tokens != null && effort.mayRenewSession() && renewed(tokens);
            case 429 -> {
                limited.increment();
                limit.closeFor(wait);
                yield effort.canWaitForLimit();
            }
            case 503 -> {
                unavailable.increment();
                effort.pauseFor(wait);
                yield effort.canWaitForServer();
            }
            default -> false;
        };
    }

    /** Whether there are newer tokens than the spent ones, fetched by this thread or by another. */
    private boolean renewed(Tokens spent) throws InterruptedException {
        refreshing.lockInterruptibly();
        try {
            if (spent.equals(session.get())) {
                Call refresh = Call.post("/api/v1/auth/refresh", Map.of("refreshToken", spent.refreshToken()))
                        .unsigned();
                session.set(send(refresh, Tokens.class).body());
                refreshed.increment();
            }
            return true;
        } catch (ProblemException e) {
            return false;
        } finally {
            refreshing.unlock();
        }
    }

    private static Answer<byte[]> answer(Call call, HttpResponse<byte[]> response, Duration took) {
        int status = response.statusCode();
        if (status >= 300) {
            throw new ProblemException(call, Json.problem(status, response.body()));
        }
        return new Answer<>(
                status,
                response.body(),
                response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Consistency-Token").orElse(null),
                took);
    }

    private static <T> T read(Call call, byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (JacksonException e) {
            throw new ProblemException(call, Json.problem(200, bytes));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

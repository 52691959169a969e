package app.taskflow.cli.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
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
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final int BUFFER = 64 << 10;

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
        return exchange(call, BodyHandlers.ofByteArray()).map(bytes -> read(call, bytes, type));
    }

    /**
     * Makes the call and writes the body of its answer as it comes, however long it is.
     *
     * @return the number of bytes
     * @throws BrokenDownloadException if the answer ends before its end
     * @throws IOException if it cannot be written
     */
    public long download(Call call, OutputStream out) throws IOException, InterruptedException {
        try (InputStream in = exchange(call, Transport::opened).body()) {
            return copy(in, out);
        }
    }

    private static BodySubscriber<InputStream> opened(ResponseInfo info) {
        return isAccepted(info.statusCode())
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        while (true) {
            int read;
            try {
                read = in.read(buffer);
            } catch (IOException e) {
                throw new BrokenDownloadException(total, e);
            }
            if (read < 0) {
                out.flush();
                return total;
            }
            out.write(buffer, 0, read);
            total += read;
        }
    }

    private <B> Answer<B> exchange(Call call, BodyHandler<B> handler) throws InterruptedException {
        Effort effort = new Effort(patience);
        Optional<Answer<B>> answer = attempt(call, handler, effort);
        while (answer.isEmpty()) {
            answer = attempt(call, handler, effort);
        }
        return answer.get();
    }

    private <B> Optional<Answer<B>> attempt(Call call, BodyHandler<B> handler, Effort effort)
            throws InterruptedException {
        effort.pause();
        limit.pass();
        Tokens tokens = call.signed() ? session.get() : null;
        long start = System.nanoTime();
        try {
            HttpResponse<B> response = http.send(request(call, tokens), handler);
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

    private HttpRequest request(Call call, @Nullable Tokens tokens) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(call.path()))
                .timeout(call.longest())
                .header("Accept", call.accepted() + ", application/problem+json");
        call.headers().forEach(request::header);
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.accessToken());
        }
        return switch (call.body()) {
            case null -> request.method(call.method(), BodyPublishers.noBody()).build();
            case Payload file ->
                request.header("Content-Type", file.mediaType())
                        .method(call.method(), file.publisher())
                        .build();
            case Object json ->
                request.header("Content-Type", "application/json")
                        .method(call.method(), BodyPublishers.ofByteArray(Json.write(json)))
                        .build();
        };
    }

    /** Whether the answer is about the circumstances and not about the call; what they ask for is done. */
    private boolean isToBeRepeated(HttpResponse<?> response, @Nullable Tokens tokens, Effort effort)
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
            String refreshToken = spent.refreshToken();
            if (refreshToken == null) {
                return false;
            }
            if (spent.equals(session.get())) {
                Call refresh = Call.post("/api/v1/auth/refresh", Map.of("refreshToken", refreshToken))
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

    private static <B> Answer<B> answer(Call call, HttpResponse<B> response, Duration took) throws IOException {
        int status = response.statusCode();
        if (!isAccepted(status)) {
            throw new ProblemException(call, Json.problem(status, bytes(response.body())));
        }
        HttpHeaders headers = response.headers();
        return new Answer<>(
                status,
                response.body(),
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Consistency-Token").orElse(null),
                headers.firstValue("Retry-After")
                        .map(v -> RetryAfter.of(headers, Instant.now()))
                        .orElse(null),
                took);
    }

    private static boolean isAccepted(int status) {
        return status < 300;
    }

    /** Of an answer that is a problem, which both kinds of bodies hold as bytes already. */
    private static byte[] bytes(Object body) throws IOException {
        return body instanceof InputStream in ? in.readAllBytes() : (byte[]) body;
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

package app.taskflow.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made, perhaps several times until it is answered.
 *
 * @param path below the base, with its query, encoded
 * @param body a {@link Payload}, or what is sent as JSON
 * @param accepted the media types of answers that are understood
 * @param longest how long the beginning of the answer may take
 * @param signed whether it is made in the name of the user who is signed in
 */
public record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable Object body,
        String accepted,
        Duration longest,
        boolean signed) {

    private static final String JSON = "application/json";
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String CONSISTENCY_TOKEN = "Consistency-Token";
    private static final String IF_MATCH = "If-Match";

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path, Map<String, String> query) {
        return new Call("GET", at(path, query), Map.of(), null, JSON, USUAL, true);
    }

    public static Call post(String path, @Nullable Object body) {
        return new Call("POST", path, Map.of(), body, JSON, USUAL, true);
    }

    public static Call patch(String path, Object body) {
        return new Call("PATCH", path, Map.of(), body, JSON, USUAL, true);
    }

    public static Call put(String path, Object body) {
        return new Call("PUT", path, Map.of(), body, JSON, USUAL, true);
    }

    private static String at(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return encoded.isEmpty() ? path : path + "?" + encoded;
    }

    /** With these parameters. */
    public Call asking(Map<String, String> query) {
        return new Call(method, at(path, query), headers, body, accepted, longest, signed);
    }

    /** Answered in that media type. */
    public Call accepting(String mediaType) {
        return new Call(method, path, headers, body, mediaType, longest, signed);
    }

    /** For what takes its time. */
    public Call within(Duration time) {
        return new Call(method, path, headers, body, accepted, time, signed);
    }

    /** Done once, however often it is sent. */
    public Call once() {
        return with(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }

    /** Made by nobody in particular: registering, signing in, renewing a session. */
    public Call unsigned() {
        return new Call(method, path, headers, body, accepted, longest, false);
    }

    /** A read that is not answered from before the write which gave the token; any read where there is no token. */
    public Call notBefore(@Nullable String consistencyToken) {
        return consistencyToken == null ? this : with(CONSISTENCY_TOKEN, consistencyToken);
    }

    /** A write that is refused if the thing has changed since the answer which gave the tag. */
    public Call ifUnchanged(@Nullable String etag) {
        return etag == null ? this : with(IF_MATCH, etag);
    }

    private Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body, accepted, longest, signed);
    }
}

package app.taskflow.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made, perhaps several times until it is answered.
 *
 * @param path below the base, with its query, encoded
 * @param body sent as JSON
 * @param signed whether it is made in the name of the user who is signed in
 */
public record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable Object body,
        boolean signed) {

    private static final String CONSISTENCY_TOKEN = "Consistency-Token";
    private static final String IF_MATCH = "If-Match";

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Call("GET", encoded.isEmpty() ? path : path + "?" + encoded, Map.of(), null, true);
    }

    public static Call post(String path, @Nullable Object body) {
        return new Call("POST", path, Map.of(), body, true);
    }

    public static Call patch(String path, Object body) {
        return new Call("PATCH", path, Map.of(), body, true);
    }

    /** Made by nobody in particular: registering, signing in, renewing a session. */
    public Call unsigned() {
        return new Call(method, path, headers, body, false);
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
        return new Call(method, path, more, body, signed);
    }
}

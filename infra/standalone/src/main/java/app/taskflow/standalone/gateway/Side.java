package app.taskflow.standalone.gateway;

import java.util.List;
import java.util.Set;

/** Which side answers a request. The same rules stand in {@code infra/deploy/nginx/nginx.conf}. */
public enum Side {
    COMMAND,
    QUERY;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** What the command side answers whatever the method: it alone has the identities, and it carries the documents. */
    private static final List<String> COMMAND_PATHS = List.of(
            "/api/v1/admin",
            "/api/v1/audit",
            "/api/v1/auth",
            "/api/v1/users",
            "/api/v1/imports",
            "/.well-known",
            "/docs",
            "/v3",
            "/swagger-ui");

    /** What the query side answers whatever the method: it alone has the views. */
    private static final List<String> QUERY_PATHS = List.of("/api/v1/projections", "/api/v1/replays");

    /**
     * @param method as in the request line
     * @param path raw, without the query: an encoded variant of a path is another path, here as at the nodes
     */
    static Side of(String method, String path) {
        if (QUERY_PATHS.stream().anyMatch(prefix -> isUnder(prefix, path))) {
            return QUERY;
        }
        if (!READS.contains(method)) {
            return COMMAND;
        }
        return COMMAND_PATHS.stream().anyMatch(prefix -> isUnder(prefix, path)) ? COMMAND : QUERY;
    }

    private static boolean isUnder(String prefix, String path) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length()
                        || path.charAt(prefix.length()) == '/'
                        || path.charAt(prefix.length()) == '.'
                        || path.charAt(prefix.length()) == ';');
    }
}

package app.taskflow.web.auth;

import java.util.Set;

/** The one list of what can be called without signing in. Everything else cannot, whether it exists or not. */
public final class PublicPaths {

    private static final Set<String> EXACT = Set.of(
            "/api/v1/auth/register",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/logout",
            "/.well-known/jwks.json",
            "/docs",
            "/v3/api-docs",
            "/v3/api-docs.yaml");
    private static final String DOCS = "/docs/";
    private static final String API_DOCS = "/v3/api-docs/";
    /** Calls that act on the session in the cookies although they need no access token. */
    private static final Set<String> BY_COOKIE = Set.of("/api/v1/auth/refresh", "/api/v1/auth/logout");

    private PublicPaths() {}

    /** @param path decoded and normalised, as the container maps it; or the pattern of a handler */
    public static boolean contains(String path) {
        return EXACT.contains(path) || path.startsWith(DOCS) || path.startsWith(API_DOCS);
    }

    /** Whether a call to this public path changes something by the cookies alone. */
    static boolean actsOnCookies(String path) {
        return BY_COOKIE.contains(path);
    }
}

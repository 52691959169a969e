package app.taskflow.web.browser;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The headers that every answer carries, errors of the container included. */
public final class SecurityHeaders {

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** What the pages of the API's documentation need: their own scripts and styles, and to call the API. */
    private static final String DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final boolean hsts;

    public SecurityHeaders(BrowserSettings settings) {
        this.hsts = settings.hsts();
    }

    /**
     * Sets the headers; a handler may replace {@code Cache-Control}.
     *
     * @param path the decoded path of the request, or null if it has none that can be read
     */
    public void apply(@Nullable String path, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", isPage(path) ? DOCS_POLICY : API_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "private, no-cache");
        if (hsts) {
            response.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
    }

    private static boolean isPage(@Nullable String path) {
        return path != null && path.startsWith("/docs");
    }
}

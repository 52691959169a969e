package app.taskflow.web.browser;

import app.taskflow.web.start.MisconfiguredException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The origins that may use the service from a browser; compared as a whole, never by prefix or pattern. */
public final class Origins {

    private final Set<String> allowed;

    /** @throws MisconfiguredException if one of the origins is a wildcard or no origin */
    public Origins(BrowserSettings settings) {
        settings.allowedOrigins().forEach(Origins::requireOrigin);
        this.allowed = Set.copyOf(settings.allowedOrigins());
    }

    public boolean allows(String origin) {
        return allowed.contains(origin);
    }

    /**
     * Whether a request that changes something and is authenticated by cookie comes from where it may: from an allowed
     * origin, or from the service's own pages. Browsers send at least one of the headers this looks at and let no page
     * change them.
     */
    public boolean mayWrite(HttpServletRequest request) {
        if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return true;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            origin = originOf(request.getHeader("Referer"));
        }
        return origin != null && allows(origin);
    }

    private static @Nullable String originOf(@Nullable String referer) {
        if (referer == null) {
            return null;
        }
        int authority = referer.indexOf("://");
        int path = authority < 0 ? -1 : referer.indexOf('/', authority + 3);
        return path < 0 ? referer : referer.substring(0, path);
    }

    private static void requireOrigin(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw refused(text);
        }
        boolean origin = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && text.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        if (!origin) {
            throw refused(text);
        }
    }

    private static MisconfiguredException refused(String text) {
        return new MisconfiguredException(
                "TASKFLOW_ALLOWED_ORIGINS", "'%s' is not an origin like https://taskflow.app".formatted(text));
    }
}

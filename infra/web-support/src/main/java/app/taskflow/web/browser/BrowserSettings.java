package app.taskflow.web.browser;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service meets browsers.
 *
 * @param allowedOrigins the origins of frontends, exactly as browsers send them; never a wildcard
 * @param cookies how cookies are set
 * @param hsts whether browsers are told to use HTTPS only
 */
@ConfigurationProperties("taskflow")
public record BrowserSettings(
        @DefaultValue("http://localhost:3000") List<String> allowedOrigins,
        @DefaultValue Cookies cookies,
        @DefaultValue("false") boolean hsts) {

    /**
     * @param secure whether cookies go over HTTPS only, and carry the name prefixes that prove it
     * @param sameSite Strict, Lax or None
     */
    public record Cookies(
            @DefaultValue("false") boolean secure,
            @DefaultValue("Strict") String sameSite) {}
}

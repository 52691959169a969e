package app.taskflow.web.auth;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.auth.Authentication.Anonymous;
import app.taskflow.web.auth.Authentication.SignedIn;
import app.taskflow.web.auth.Authentication.Undecided;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.browser.Origins;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through who is signed in, and everybody to the public paths. What changes something by a cookie must come from
 * an allowed origin: a foreign page can make a browser send cookies, but not lie about where the page is from.
 */
final class AccessFilter implements Filter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** Not routed from outside, for nobody: those who probe for it learn nothing from being asked to sign in. */
    private static final String MANAGEMENT = "/actuator";

    private final CookiePolicy cookies;
    private final Origins origins;
    private final ProblemWriter problems;

    AccessFilter(CookiePolicy cookies, Origins origins, ProblemWriter problems) {
        this.cookies = cookies;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        ProblemException refusal = refusal(http);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            problems.write(http, (HttpServletResponse) response, refusal);
        }
    }

    private @Nullable ProblemException refusal(HttpServletRequest request) {
        Authentication authentication = Authentication.of(request);
        if (authentication instanceof Undecided(ProblemException outage)) {
            return outage;
        }
        String path = request.getServletPath();
        if (PublicPaths.contains(path)) {
            return PublicPaths.actsOnCookies(path) && presentsCookies(request) ? foreign(request) : null;
        }
        if (path.equals(MANAGEMENT) || path.startsWith(MANAGEMENT + "/")) {
            return ProblemCode.NOT_FOUND.exception();
        }
        return switch (authentication) {
            case Undecided(ProblemException outage) -> outage;
            case Anonymous(ProblemCode reason) -> reason.exception();
            case SignedIn signedIn -> signedIn.byCookie() ? foreign(request) : null;
        };
    }

    private @Nullable ProblemException foreign(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || origins.mayWrite(request)
                ? null
                : ProblemCode.ORIGIN_NOT_ALLOWED.exception();
    }

    private boolean presentsCookies(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                && (Presented.cookie(request, cookies.refreshToken()) != null
                        || Presented.cookie(request, cookies.accessToken()) != null);
    }
}

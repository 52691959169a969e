package app.taskflow.web.idempotency;

import app.taskflow.web.idempotency.KeyedRequest.Hold;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the answer to a request that has claimed its key, before it goes out: whoever has seen it, and asks again, gets
 * it. Requests without a key pass untouched, and so do those that change nothing: a read may be a stream without end.
 */
final class IdempotencyFilter implements Filter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final KeptAnswers answers;

    IdempotencyFilter(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (SAFE.contains(http.getMethod()) || !KeyHeader.isIn(http)) {
            chain.doFilter(request, response);
            return;
        }
        KeyedRequest keyed = new KeyedRequest(http);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper((HttpServletResponse) response);
        boolean done = false;
        try {
            chain.doFilter(keyed, answer);
            done = true;
        } finally {
            settle(keyed, answer, done && answer.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        answer.copyBodyToResponse();
    }

    private void settle(KeyedRequest request, ContentCachingResponseWrapper answer, boolean last) {
        Hold hold = request.hold();
        if (hold == null) {
            return;
        }
        if (last) {
            answers.keep(hold.user(), hold.key(), hold.claim(), KeptAnswer.of(answer, answer.getContentAsByteArray()));
        } else {
            answers.release(hold.user(), hold.key(), hold.claim());
        }
    }
}

package app.taskflow.web.limit;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.problem.ProblemCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses requests whose budget is spent, before anything is looked up or read for them. */
final class RateLimitFilter implements Filter {

    private final RateLimits limits;
    private final ProblemWriter problems;

    RateLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Draw draw = limits.count(http, answer);
        switch (draw.outcome()) {
            case GRANTED -> chain.doFilter(request, response);
            case REFUSED ->
                problems.write(
                        http,
                        answer,
                        ProblemCode.RATE_LIMITED
                                .exception()
                                .withHeader("Retry-After", Long.toString(draw.resetSeconds())));
        }
    }
}

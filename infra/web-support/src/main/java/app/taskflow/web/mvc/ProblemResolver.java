package app.taskflow.web.mvc;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.answer.Problems;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers every exception of Spring MVC and of handlers with a problem. What nobody knows is logged, and a 500. Too late for one, the answer is broken off. */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final Problems known;
    private final ProblemWriter problems;

    ProblemResolver(Problems known, ProblemWriter problems) {
        this.known = known;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AsyncRequestNotUsableException || failure instanceof ClientAbortException) {
            // Nobody is there to be told.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new BrokenOffException(failure);
        }
        try {
            problems.write(request, response, problem(failure));
        } catch (IOException e) {
            LOG.debug("the client has gone before it was told of its error", e);
        }
        return new ModelAndView();
    }

    private ProblemException problem(Exception failure) {
        ProblemException problem = known.find(failure);
        if (problem == null) {
            problem = MvcFailures.translate(failure);
        }
        if (problem == null) {
            LOG.error("a request failed", failure);
            return ProblemCode.INTERNAL_ERROR.exception();
        }
        return problem;
    }
}

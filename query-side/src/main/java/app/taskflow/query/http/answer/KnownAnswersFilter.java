package app.taskflow.query.http.answer;

import app.taskflow.query.cache.Answer;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers a question that is known with an answer that is at hand, which saves half of what such a read costs. It comes
 * after all other filters, so that whoever is answered here may ask and has been counted; and whatever is the least bit
 * unusual about a request is left to the controllers.
 */
final class KnownAnswersFilter implements Filter {

    private final KnownQuestions questions;
    private final KnownAnswers answers;

    KnownAnswersFilter(KnownQuestions questions, KnownAnswers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        KnownQuestions.Known known = isPlain(http) ? questions.find(http) : null;
        Answer answer = known == null ? null : answer(http, known);
        if (known == null || answer == null) {
            chain.doFilter(request, response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(http)
                .ifPresent(observed -> observed.setPathPattern(known.pattern()));
        AnswerWriter.write(answer, http, (HttpServletResponse) response);
    }

    private @Nullable Answer answer(HttpServletRequest request, KnownQuestions.Known known) {
        AuthenticatedUser user = AuthenticatedUser.find(request);
        if (user == null) {
            return null;
        }
        try {
            return answers.find(user.id(), known.question(), Freshness.demandedBy(request, user));
        } catch (ProblemException _) {
            // The header is malformed, which is for the controller to say.
            return null;
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getContentLengthLong() <= 0
                && request.getHeader("Transfer-Encoding") == null
                && takesJson(request.getHeader("Accept"));
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null
                || accept.equals("*/*")
                || accept.equals("application/json")
                || accept.startsWith("application/json,");
    }
}

package app.taskflow.query.http.answer;

import app.taskflow.query.cache.Question;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What request lines ask. A controller has read each of them once and found nothing wrong with it, and a question says
 * nothing of who asks; so the same line asks the same for ever, whoever sends it. Safe for use by many threads.
 */
public final class KnownQuestions {

    private static final int LINES = 10_000;
    private static final int LONGEST_LINE = 512;

    /** @param pattern of the path, by which calls are told apart in metrics */
    record Known(Question question, String pattern) {}

    private record Line(String path, @Nullable String query) {

        static Line of(HttpServletRequest request) {
            return new Line(request.getRequestURI(), request.getQueryString());
        }

        int length() {
            return path.length() + (query == null ? 0 : query.length());
        }
    }

    private final Cache<Line, Known> known =
            Caffeine.newBuilder().maximumSize(LINES).build();

    /** Remembers what a GET asks; to be called by its controller. */
    public <Q extends Question> Q learned(HttpServletRequest request, Q question) {
        Line line = Line.of(request);
        if (line.length() <= LONGEST_LINE) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            known.put(line, new Known(question, Objects.toString(pattern)));
        }
        return question;
    }

    @Nullable
    Known find(HttpServletRequest request) {
        return known.getIfPresent(Line.of(request));
    }
}

package app.taskflow.query.http.answer;

import app.taskflow.query.cache.Answer;
import app.taskflow.web.conditional.IfNoneMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes answers as they are: bytes that were encoded once go out as often as they are asked for. */
final class AnswerWriter implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest exchange)
            throws IOException {
        container.setRequestHandled(true);
        write(
                (Answer) Objects.requireNonNull(value),
                Objects.requireNonNull(exchange.getNativeRequest(HttpServletRequest.class)),
                Objects.requireNonNull(exchange.getNativeResponse(HttpServletResponse.class)));
    }

    static void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", answer.tag().toString());
        response.setHeader("Cache-Control", "private, no-cache");
        if (IfNoneMatch.holds(request, answer.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}

package app.taskflow.web.idempotency;

import app.taskflow.events.id.UserId;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import app.taskflow.web.request.RequestKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Before a handler that may be asked again: answers a retry with the first answer, and gives a first request its key on
 * its way. Comes after the checks of path, media type, parameters and role, and before the handler reads the body.
 */
final class IdempotencyInterceptor implements HandlerInterceptor {

    private final KeptAnswers answers;
    private final ConsistencyHeaders consistency;

    IdempotencyInterceptor(KeptAnswers answers, ConsistencyHeaders consistency) {
        this.answers = answers;
        this.consistency = consistency;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        KeyedRequest keyed = KeyedRequest.find(request);
        AuthenticatedUser user = AuthenticatedUser.find(request);
        Idempotent idempotent = keyed == null || user == null ? null : annotation(handler);
        if (keyed == null
                || user == null
                || idempotent == null
                || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        RequestKey key = new RequestKey(KeyHeader.read(request), keyed.digest(idempotent.body()));
        return switch (answers.claim(user.id(), key)) {
            case Claim.Won won -> {
                keyed.holds(new KeyedRequest.Hold(user.id(), key, won));
                yield proceed(request, key);
            }
            case Claim.Unknown() -> proceed(request, key);
            case Claim.Answered(KeptAnswer answer) -> {
                answer.giveTo(response);
                announce(answer, user.id(), response);
                yield false;
            }
            case Claim.InUse() ->
                throw ProblemCode.IDEMPOTENCY_KEY_IN_USE.exception().withHeader("Retry-After", "1");
            case Claim.Reused() -> throw ProblemCode.IDEMPOTENCY_KEY_REUSED.exception();
        };
    }

    private static boolean proceed(HttpServletRequest request, RequestKey key) {
        RequestContext.of(request).withKey(key).bindTo(request);
        return true;
    }

    /** The cookie is not kept with the answer: it is for the browser that asks now. */
    private void announce(KeptAnswer answer, UserId user, HttpServletResponse response) {
        String token = answer.headers().get(ConsistencyHeaders.NAME);
        if (token != null) {
            ConsistencyToken.decode(token)
                    .filter(known -> known.owner().equals(user))
                    .ifPresent(known -> consistency.announce(known, response));
        }
    }

    private static @Nullable Idempotent annotation(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return null;
        }
        Idempotent own = method.getMethodAnnotation(Idempotent.class);
        return own == null ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Idempotent.class) : own;
    }
}

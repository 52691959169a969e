package app.taskflow.web.mvc;

import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers what the edge knows: the user, the request's context, the record of query parameters. */
final class EdgeArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == AuthenticatedUser.class
                || type == RequestContext.class
                || isOptionalUser(parameter)
                || HandlerRules.isQuery(parameter);
    }

    private static boolean isOptionalUser(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass() == AuthenticatedUser.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == RequestContext.class) {
            return RequestContext.of(request);
        }
        if (type == Optional.class) {
            return Optional.ofNullable(AuthenticatedUser.find(request));
        }
        return type == AuthenticatedUser.class ? user(request) : HandlerRules.queryOf(request);
    }

    private static AuthenticatedUser user(HttpServletRequest request) {
        AuthenticatedUser user = AuthenticatedUser.find(request);
        if (user == null) {
            throw ProblemCode.AUTHENTICATION_REQUIRED.exception();
        }
        return user;
    }
}

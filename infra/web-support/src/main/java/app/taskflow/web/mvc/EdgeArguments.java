package app.taskflow.web.mvc;

import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers what the edge knows: the user, the request's context and conditions, its query. */
final class EdgeArguments implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> BY_TYPE = Map.of(
            RequestContext.class, RequestContext::of,
            AuthenticatedUser.class, EdgeArguments::user,
            IfMatch.class, IfMatch::of,
            Freshness.class, request -> Freshness.demandedBy(request, user(request)));

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return BY_TYPE.containsKey(parameter.getParameterType())
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
        Function<HttpServletRequest, Object> argument = BY_TYPE.get(parameter.getParameterType());
        if (argument != null) {
            return argument.apply(request);
        }
        return parameter.getParameterType() == Optional.class
                ? Optional.ofNullable(AuthenticatedUser.find(request))
                : HandlerRules.queryOf(request);
    }

    private static AuthenticatedUser user(HttpServletRequest request) {
        AuthenticatedUser user = AuthenticatedUser.find(request);
        if (user == null) {
            throw ProblemCode.AUTHENTICATION_REQUIRED.exception();
        }
        return user;
    }
}

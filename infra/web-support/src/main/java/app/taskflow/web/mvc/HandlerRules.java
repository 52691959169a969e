package app.taskflow.web.mvc;

import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.input.InvalidParameterException;
import app.taskflow.web.input.QueryRecord;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** What a call must fulfil before its handler runs, worked out once for each handler method. */
final class HandlerRules {

    private static final String QUERY = HandlerRules.class.getName() + ".query";

    private final MediaRules media;
    private final QueryRecord query;
    private final List<PathVariableRule> variables;
    private final @Nullable Role role;

    private HandlerRules(MediaRules media, QueryRecord query, List<PathVariableRule> variables, @Nullable Role role) {
        this.media = media;
        this.query = query;
        this.variables = variables;
        this.role = role;
    }

    static HandlerRules of(HandlerMethod handler) {
        return new HandlerRules(
                MediaRules.of(handler), queryOf(handler), PathVariableRule.of(handler), roleOf(handler));
    }

    static QueryRecord queryOf(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (isQuery(parameter)) {
                return QueryRecord.of(parameter.getParameterType());
            }
        }
        return QueryRecord.none();
    }

    static boolean isQuery(MethodParameter parameter) {
        return QueryRecord.isRead(parameter.getParameterType());
    }

    static @Nullable Role roleOf(HandlerMethod handler) {
        RequiresRole annotation = handler.getMethodAnnotation(RequiresRole.class);
        if (annotation == null) {
            annotation = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresRole.class);
        }
        return annotation == null ? null : annotation.value();
    }

    /** @throws ProblemException in the order of the contract: media type, parameters, role */
    void check(HttpServletRequest request) {
        media.check(request);
        Object record = query.read(request.getQueryString());
        if (record != null) {
            request.setAttribute(QUERY, record);
        }
        if (!variables.isEmpty()) {
            checkVariables(request);
        }
        if (role != null) {
            checkRole(request, role);
        }
    }

    private void checkVariables(HttpServletRequest request) {
        Map<?, ?> values = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        for (PathVariableRule variable : variables) {
            Object text = values.get(variable.name());
            try {
                variable.reader().read(String.valueOf(text));
            } catch (InvalidParameterException e) {
                throw QueryRecord.about(ProblemCode.INVALID_PARAMETER, variable.name(), e.reason());
            }
        }
    }

    private static void checkRole(HttpServletRequest request, Role role) {
        AuthenticatedUser user = AuthenticatedUser.find(request);
        if (user == null || !user.has(role)) {
            throw ProblemCode.FORBIDDEN.exception();
        }
    }

    /** The record of query parameters that was read for this request. */
    static @Nullable Object queryOf(HttpServletRequest request) {
        return request.getAttribute(QUERY);
    }
}

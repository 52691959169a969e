package app.taskflow.web.mvc;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Applies the rules of a handler to every call of it, before any of its arguments is resolved. */
final class RulesInterceptor implements HandlerInterceptor {

    private final Map<Method, HandlerRules> rules = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            rulesOf(method).check(request);
        }
        return true;
    }

    private HandlerRules rulesOf(HandlerMethod method) {
        HandlerRules known = rules.get(method.getMethod());
        return known != null ? known : rules.computeIfAbsent(method.getMethod(), _ -> HandlerRules.of(method));
    }
}

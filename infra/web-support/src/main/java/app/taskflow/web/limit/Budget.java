package app.taskflow.web.limit;

import app.taskflow.web.auth.AuthenticatedUser;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whose requests of which kind are counted together.
 *
 * @param holder the id of a user, or an address
 */
record Budget(LimitClass kind, Object holder) {

    static Budget of(HttpServletRequest request, String address) {
        LimitClass kind = LimitClass.of(request.getMethod(), request.getServletPath());
        AuthenticatedUser user = kind == LimitClass.AUTH ? null : AuthenticatedUser.find(request);
        return new Budget(kind, user == null ? address : user.id());
    }

    /** The name in Redis. Another limit is another bucket: one that is being used would keep its old size. */
    String key(Limit limit) {
        return "tf:limit:" + kind.policy() + ":" + limit.requests() + ":"
                + limit.window().toMillis() + ":" + holder;
    }
}

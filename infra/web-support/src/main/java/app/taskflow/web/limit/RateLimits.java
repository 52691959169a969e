package app.taskflow.web.limit;

import app.taskflow.web.request.AddressBlock;
import app.taskflow.web.request.ClientAddresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Map;

/** Counts requests against budgets and tells clients, in the fields of draft-ietf-httpapi-ratelimit-headers-11. */
public final class RateLimits {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Budgets budgets;
    private final ClientAddresses clients;
    private final Map<LimitClass, String> policies = new EnumMap<>(LimitClass.class);

    RateLimits(Budgets budgets, ClientAddresses clients) {
        this.budgets = budgets;
        this.clients = clients;
        for (LimitClass kind : LimitClass.values()) {
            policies.put(kind, budgets.limit(kind).policy(kind));
        }
    }

    /** Counts a request that is answered anyhow, as it could not be read or asks for nothing. */
    public void note(HttpServletRequest request, HttpServletResponse response) {
        var _ = count(request, response);
    }

    Draw count(HttpServletRequest request, HttpServletResponse response) {
        Budget budget = Budget.of(request, AddressBlock.of(clients.of(request)));
        Draw draw = budgets.draw(budget);
        response.setHeader(POLICY, policies.get(budget.kind()));
        response.setHeader(STATE, "\"" + budget.kind().policy() + "\";r=" + draw.left() + ";t=" + draw.resetSeconds());
        return draw;
    }
}

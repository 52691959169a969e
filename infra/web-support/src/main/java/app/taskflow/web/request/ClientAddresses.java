package app.taskflow.web.request;

import app.taskflow.web.start.MisconfiguredException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of the client of a request: the peer's, unless the peer is a trusted proxy; then the last one in
 * {@code X-Forwarded-For} that no trusted proxy has. Safe for use by many threads.
 */
public final class ClientAddresses {

    private static final String FORWARDED = "X-Forwarded-For";

    private final List<Network> trusted;

    /** @throws MisconfiguredException if a trusted proxy is neither an address nor a network */
    public ClientAddresses(ProxySettings settings) {
        this.trusted =
                settings.trustedProxies().stream().map(ClientAddresses::network).toList();
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException _) {
            throw new MisconfiguredException(
                    "TASKFLOW_TRUSTED_PROXIES",
                    "'%s' is neither an address nor a network like 10.0.0.0/8".formatted(text));
        }
    }

    /** The address as text; an address literal always. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (trusted.isEmpty() || !isTrusted(address)) {
            return address;
        }
        String[] hops = forwarded(request).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            InetAddress hop = literal(hops[i].strip());
            if (hop == null) {
                // Whoever wrote this, it was not a proxy of ours: what stands to the left of it proves nothing.
                return address;
            }
            address = hop.getHostAddress();
            if (!isTrusted(address)) {
                return address;
            }
        }
        return address;
    }

    private boolean isTrusted(String text) {
        InetAddress address = literal(text);
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static String forwarded(HttpServletRequest request) {
        StringBuilder all = new StringBuilder();
        for (Enumeration<String> e = request.getHeaders(FORWARDED); e.hasMoreElements(); ) {
            all.append(all.isEmpty() ? "" : ",").append(e.nextElement());
        }
        return all.toString();
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}

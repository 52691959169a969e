package app.taskflow.command.imports.queue;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;

/** How long the calls of users took in the last second, other than those about imports and streams of events. */
final class InteractiveLatency implements Filter {

    private static final int SAMPLES = 256;
    private static final long WINDOW = 1_000_000_000L;

    private final long[] endedAt = new long[SAMPLES];
    private final long[] took = new long[SAMPLES];
    private long count;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getRequestURI();
        boolean counts = path.startsWith("/api/v1/tasks") && !path.endsWith("/export");
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (counts) {
                add(System.nanoTime() - start, System.nanoTime());
            }
        }
    }

    synchronized void add(long nanos, long now) {
        int at = (int) (count++ % SAMPLES);
        endedAt[at] = now;
        took[at] = nanos;
    }

    /** The time within which nine of ten calls of the last second were done; 0 if there were none. */
    synchronized long ninetiethNanos(long now) {
        long[] recent = new long[SAMPLES];
        int n = 0;
        for (int i = 0; i < Math.min(count, SAMPLES); i++) {
            if (now - endedAt[i] < WINDOW) {
                recent[n++] = took[i];
            }
        }
        if (n == 0) {
            return 0;
        }
        Arrays.sort(recent, 0, n);
        return recent[(int) (n * 0.9)];
    }
}

package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for an owner's views to come up to a sequence. A waiter costs an entry in a map and no thread. */
final class Waiters {

    /** Somebody who waits; closed in any case. */
    final class Waiter implements AutoCloseable {

        private final UserId owner;
        private final long sequence;
        private final CompletableFuture<Long> reached = new CompletableFuture<>();

        private Waiter(UserId owner, long sequence) {
            this.owner = owner;
            this.sequence = sequence;
        }

        /** The sequence that was reached, at least the one waited for. */
        CompletableFuture<Long> reached() {
            return reached;
        }

        @Override
        public void close() {
            byOwner.computeIfPresent(owner, (_, waiting) -> without(waiting, List.of(this)));
        }
    }

    private final Map<UserId, List<Waiter>> byOwner = new ConcurrentHashMap<>();

    Waiter add(UserId owner, long sequence) {
        Waiter waiter = new Waiter(owner, sequence);
        byOwner.compute(owner, (_, waiting) -> {
            List<Waiter> more = waiting == null ? new ArrayList<>() : new ArrayList<>(waiting);
            more.add(waiter);
            return more;
        });
        return waiter;
    }

    /** Wakes those who wait for this sequence of the owner or an earlier one. */
    void reached(UserId owner, long sequence) {
        List<Waiter> done = byOwner.getOrDefault(owner, List.of()).stream()
                .filter(waiter -> waiter.sequence <= sequence)
                .toList();
        if (!done.isEmpty()) {
            byOwner.computeIfPresent(owner, (_, waiting) -> without(waiting, done));
            done.forEach(waiter -> waiter.reached.complete(sequence));
        }
    }

    private static @org.jspecify.annotations.Nullable List<Waiter> without(List<Waiter> waiting, List<Waiter> gone) {
        List<Waiter> rest = new ArrayList<>(waiting);
        rest.removeAll(gone);
        return rest.isEmpty() ? null : rest;
    }

    boolean isEmpty() {
        return byOwner.isEmpty();
    }

    Set<UserId> owners() {
        return Set.copyOf(byOwner.keySet());
    }
}

package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/** Those who want to hear of everything that comes into an owner's views, for as long as they like. */
final class Listeners {

    private final Map<UserId, List<LongConsumer>> byOwner = new ConcurrentHashMap<>();

    void add(UserId owner, LongConsumer listener) {
        byOwner.compute(owner, (_, present) -> {
            List<LongConsumer> more = present == null ? new ArrayList<>() : new ArrayList<>(present);
            more.add(listener);
            return more;
        });
    }

    void remove(UserId owner, LongConsumer listener) {
        byOwner.computeIfPresent(owner, (_, present) -> {
            List<LongConsumer> rest = new ArrayList<>(present);
            rest.remove(listener);
            return rest.isEmpty() ? null : rest;
        });
    }

    void reached(UserId owner, long sequence) {
        byOwner.getOrDefault(owner, List.of()).forEach(listener -> listener.accept(sequence));
    }

    boolean isEmpty() {
        return byOwner.isEmpty();
    }

    Set<UserId> owners() {
        return Set.copyOf(byOwner.keySet());
    }
}

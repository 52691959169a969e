package app.taskflow.log;

import app.taskflow.events.id.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The last sequence of the owners that were used last, as of the head that a writer knows. Asked by many threads,
 * changed by the one writer of the partition only.
 */
final class OwnerSequences {

    private final Map<UserId, Long> last;

    OwnerSequences(int capacity) {
        last = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Long> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized OptionalLong of(UserId owner) {
        Long sequence = last.get(owner);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    synchronized void remember(UserId owner, long sequence) {
        last.put(owner, sequence);
    }

    synchronized void forget(UserId owner) {
        last.remove(owner);
    }

    synchronized void forgetAll() {
        last.clear();
    }
}

package app.taskflow.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything that must hold of any log, checked in the plainest way, apart from the code that makes it hold. */
final class LogCheck {

    private LogCheck() {}

    /** All commits, after every sequence, link and hash among them was found to be right. */
    static List<Commit> intact(EventLog log) {
        List<Commit> all = new ArrayList<>();
        for (int partition = 0; partition < log.partitioning().partitions(); partition++) {
            List<Commit> commits = log.readPartition(partition, 0, Integer.MAX_VALUE);
            checkChain(commits, HashChain.genesis(partition, log.partitioning()));
            for (Commit commit : commits) {
                assertThat(log.partitioning().of(commit.owner())).isEqualTo(partition);
            }
            all.addAll(commits);
        }
        checkOwners(all);
        checkEvents(all);
        return all;
    }

    private static void checkChain(List<Commit> commits, byte[] genesis) {
        byte[] prev = genesis;
        long n = 0;
        for (Commit commit : commits) {
            assertThat(commit.position().n()).isEqualTo(++n);
            assertThat(commit.prev()).as("prev of %s", commit.position()).isEqualTo(prev);
            assertThat(commit.hash()).as("hash of %s", commit.position()).isEqualTo(HashChain.hash(commit));
            prev = commit.hash();
        }
    }

    private static void checkOwners(List<Commit> commits) {
        Map<UserId, Long> last = new HashMap<>();
        for (Commit commit : commits) {
            assertThat(commit.first())
                    .as("owner sequence at %s", commit.position())
                    .isEqualTo(last.getOrDefault(commit.owner(), 0L) + 1);
            last.put(commit.owner(), commit.lastSequence());
        }
    }

    private static void checkEvents(List<Commit> commits) {
        Map<UUID, Long> last = new HashMap<>();
        Set<EventId> ids = new HashSet<>();
        for (Commit commit : commits) {
            for (RecordedEvent event : commit.events()) {
                assertThat(event.aggregateSequence())
                        .as("sequence of %s at %s", event.aggregateId(), commit.position())
                        .isEqualTo(last.getOrDefault(event.aggregateId(), -1L) + 1);
                last.put(event.aggregateId(), event.aggregateSequence());
                assertThat(ids.add(event.id())).isTrue();
            }
        }
    }
}

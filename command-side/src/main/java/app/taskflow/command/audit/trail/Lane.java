package app.taskflow.command.audit.trail;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A sequence of commits of the log that only grows at its end, in which a number says how far one has read. */
sealed interface Lane {

    /** The commits behind that place, in order, at most so many. */
    List<Commit> after(EventLog log, long place, int limit);

    /** How far one has read with this commit. */
    long place(Commit commit);

    /** A place before which nothing happened at that time or later. */
    long before(EventLog log, Instant at);

    /** As few lanes as hold all that the filter asks for; the same ones for the same filter. */
    static List<Lane> of(TrailFilter filter, EventLog log) {
        if (filter.aggregate() != null) {
            return List.of(new OfAggregate(filter.aggregate()));
        }
        if (filter.owner() != null) {
            return List.of(new OfOwner(filter.owner()));
        }
        return IntStream.range(0, log.partitioning().partitions())
                .<Lane>mapToObj(OfPartition::new)
                .toList();
    }

    /** By n. */
    record OfPartition(int partition) implements Lane {

        @Override
        public List<Commit> after(EventLog log, long place, int limit) {
            return log.readPartition(partition, place, limit);
        }

        @Override
        public long place(Commit commit) {
            return commit.position().n();
        }

        @Override
        public long before(EventLog log, Instant at) {
            return log.before(partition, at);
        }
    }

    /** By owner sequence. */
    record OfOwner(UserId owner) implements Lane {

        @Override
        public List<Commit> after(EventLog log, long place, int limit) {
            return log.readOwner(owner, place + 1, limit);
        }

        @Override
        public long place(Commit commit) {
            return commit.lastSequence();
        }

        @Override
        public long before(EventLog log, Instant at) {
            return 0;
        }
    }

    /** By the aggregate's sequence, counted from 1. */
    record OfAggregate(UUID aggregate) implements Lane {

        @Override
        public List<Commit> after(EventLog log, long place, int limit) {
            return log.readAggregate(aggregate, place, limit);
        }

        @Override
        public long place(Commit commit) {
            @Nullable RecordedEvent last = null;
            for (RecordedEvent event : commit.events()) {
                last = event.aggregateId().equals(aggregate) ? event : last;
            }
            return last == null ? 0 : last.aggregateSequence() + 1;
        }

        @Override
        public long before(EventLog log, Instant at) {
            return 0;
        }
    }
}

package app.taskflow.log.axon;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.log.failure.DuplicateEventException;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The log as Axon's event storage. What is appended in one call is one commit, which the root unit of work then holds
 * under {@link CommitMetaData#COMMIT}.
 *
 * <p>A sequence of an aggregate that is taken is Axon's {@code ConcurrencyException}, for the first sequence its
 * {@code AggregateStreamCreationException}. All other failures of the log come as they are: among them
 * {@link app.taskflow.log.AlreadyCommittedException}, {@link MissingOwnerException} and
 * {@link app.taskflow.log.failure.LogUnavailableException}.
 *
 * <p>Readers of the whole log get each partition in its order, and the partitions in no particular order.
 */
public final class MongoEventStorageEngine extends BatchingEventStorageEngine {

    private final EventLog log;
    private final Snapshots snapshots;
    private final DraftFactory drafts;
    private final @Nullable UserId defaultOwner;

    private MongoEventStorageEngine(Builder builder) {
        super(builder);
        this.log = builder.log;
        this.snapshots = new Snapshots(builder.database);
        this.defaultOwner = builder.defaultOwner;
        this.drafts = new DraftFactory(builder.defaultOwner);
    }

    /** @param database where snapshots are kept */
    public static Builder builder(EventLog log, MongoDatabase database) {
        return new Builder(log, database);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            CommitDraft draft = drafts.of(events, serializer);
            CommitMetaData.publish(log.append(draft));
        } catch (AggregateConflictException e) {
            handlePersistenceException(e, find(events, message -> claims(message, e)));
        } catch (DuplicateEventException e) {
            handlePersistenceException(e, find(events, message -> hasId(message, e)));
        }
    }

    private static EventMessage<?> find(List<? extends EventMessage<?>> events, Predicate<EventMessage<?>> predicate) {
        return events.stream().filter(predicate).findFirst().orElseThrow();
    }

    private static boolean claims(EventMessage<?> message, AggregateConflictException e) {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getSequenceNumber() == e.sequence()
                        && AxonIds.toUuid(domain.getAggregateIdentifier()).equals(e.aggregateId())
                : AxonIds.toUuid(message.getIdentifier()).equals(e.aggregateId());
    }

    private static boolean hasId(EventMessage<?> message, DuplicateEventException e) {
        return AxonIds.toUuid(message.getIdentifier()).equals(e.id().value());
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.of(aggregateIdentifier).stream();
    }

    /** May be more than asked for: commits are read whole. */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        UUID aggregateId = AxonIds.toUuid(aggregateIdentifier);
        List<StoredEvent> events = new ArrayList<>();
        for (Commit commit : log.readAggregate(aggregateId, firstSequenceNumber, batchSize)) {
            commit.events().stream()
                    .filter(event ->
                            event.aggregateId().equals(aggregateId) && event.aggregateSequence() >= firstSequenceNumber)
                    .map(event -> stored(commit, event))
                    .filter(StoredEvent::isOfAggregate)
                    .forEach(events::add);
        }
        return events;
    }

    /** May be more than asked for: commits are read whole, and some from each partition. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        LogTrackingToken token = lastToken == null ? createTailToken() : (LogTrackingToken) lastToken;
        int partitions = log.partitioning().partitions();
        int fromEach = Math.ceilDiv(batchSize, partitions);
        List<TrackedEventData<?>> events = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            for (Commit commit : log.readPartition(partition, token.commits(partition), fromEach)) {
                token = addUnread(commit, token, events);
            }
        }
        return events;
    }

    private LogTrackingToken addUnread(Commit commit, LogTrackingToken token, List<TrackedEventData<?>> events) {
        int read = token.events(commit.position().partition());
        LogTrackingToken next = token;
        for (RecordedEvent event : commit.events().subList(read, commit.events().size())) {
            next = next.advance(commit, event);
            events.add(stored(commit, event).trackedAt(next));
        }
        return next;
    }

    private StoredEvent stored(Commit commit, RecordedEvent event) {
        return new StoredEvent(commit, event, getEventSerializer(), defaultOwner);
    }

    @Override
    public LogTrackingToken createTailToken() {
        return LogTrackingToken.tail(log.partitioning().partitions());
    }

    @Override
    public LogTrackingToken createHeadToken() {
        long[] heads = new long[log.partitioning().partitions()];
        for (int partition = 0; partition < heads.length; partition++) {
            heads[partition] = log.head(partition);
        }
        return LogTrackingToken.behind(heads);
    }

    @Override
    public LogTrackingToken createTokenAt(Instant at) {
        LogTrackingToken token = createTailToken();
        for (int partition = 0; partition < token.partitions(); partition++) {
            token = before(at, partition, token.behind(partition, log.before(partition, at)));
        }
        return token;
    }

    private LogTrackingToken before(Instant at, int partition, LogTrackingToken start) {
        LogTrackingToken token = start;
        List<Commit> page = log.readPartition(partition, token.commits(partition), batchSize());
        while (!page.isEmpty()) {
            for (Commit commit : page) {
                for (RecordedEvent event : commit.events()) {
                    if (!stored(commit, event).getTimestamp().isBefore(at)) {
                        return token;
                    }
                    token = token.advance(commit, event);
                }
            }
            page = log.readPartition(partition, token.commits(partition), batchSize());
        }
        return token;
    }

    /** Serializers for events and snapshots are required; the rest has defaults. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private final EventLog log;
        private final MongoDatabase database;
        private @Nullable UserId defaultOwner;

        // The builder is complete before the resolver is set: nothing overrides what is called.
        @SuppressWarnings("this-escape")
        private Builder(EventLog log, MongoDatabase database) {
            this.log = log;
            this.database = database;
            persistenceExceptionResolver(
                    e -> e instanceof AggregateConflictException || e instanceof DuplicateEventException);
        }

        /** Whose the events are that do not say; without this, they are refused with {@link MissingOwnerException}. */
        public Builder defaultOwner(UserId owner) {
            defaultOwner = owner;
            return this;
        }

        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this);
        }
    }
}

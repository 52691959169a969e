package app.taskflow.log.axon;

import app.taskflow.log.EventLog;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The log as Axon's event storage. What is appended in one call is one commit. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class MongoEventStorageEngine extends BatchingEventStorageEngine {

    private MongoEventStorageEngine(Builder builder) {
        super(builder);
    }

    /** @param database where snapshots are kept */
    public static Builder builder(EventLog log, MongoDatabase database) {
        return new Builder(log, database);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        throw new UnsupportedOperationException();
    }

    /** Serializers for events and snapshots are required; the rest has defaults. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private Builder(EventLog log, MongoDatabase database) {
            log.partitioning();
            database.getName();
        }

        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this);
        }
    }
}

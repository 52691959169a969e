package app.taskflow.log.axon;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** An event of the log as Axon reads it. Nothing is deserialised before it is asked for. */
final class StoredEvent implements DomainEventData<byte[]> {

    private final Commit commit;
    private final RecordedEvent event;
    private final EventAttributes attributes;
    private final Serializer serializer;
    private final @Nullable UserId defaultOwner;

    StoredEvent(Commit commit, RecordedEvent event, Serializer serializer, @Nullable UserId defaultOwner) {
        this.commit = commit;
        this.event = event;
        this.attributes = EventAttributes.read(event.attributes());
        this.serializer = serializer;
        this.defaultOwner = defaultOwner;
    }

    /** Whether it is of an aggregate, and not one that stands for itself. */
    boolean isOfAggregate() {
        return event.aggregateSequence() > 0
                || !event.aggregateId().equals(event.id().value());
    }

    TrackedEventData<byte[]> trackedAt(TrackingToken token) {
        return isOfAggregate() ? new TrackedDomainEventData<>(token, this) : new Free(this, token);
    }

    @Override
    public String getType() {
        return Objects.requireNonNullElseGet(
                attributes.aggregateType(), () -> DraftFactory.aggregateType(event.type()));
    }

    @Override
    public String getAggregateIdentifier() {
        return Objects.requireNonNullElseGet(
                attributes.aggregateId(), () -> event.aggregateId().toString());
    }

    @Override
    public long getSequenceNumber() {
        return event.aggregateSequence();
    }

    @Override
    public String getEventIdentifier() {
        return Objects.requireNonNullElseGet(
                attributes.eventId(), () -> event.id().toString());
    }

    @Override
    public Instant getTimestamp() {
        return attributes.at() == null ? commit.at() : Instant.ofEpochMilli(attributes.at());
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new LazyMetaData();
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                event.data(),
                byte[].class,
                event.type().name(),
                String.valueOf(event.type().revision()));
    }

    /** Axon wants meta data serialised, but seldom looks at them. */
    private final class LazyMetaData implements SerializedObject<byte[]> {

        @Override
        public Class<byte[]> getContentType() {
            return byte[].class;
        }

        @Override
        public SerializedType getType() {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }

        @Override
        public byte[] getData() {
            Map<String, Object> all = new HashMap<>(CommitMetaData.of(commit, defaultOwner));
            if (attributes.metaData() != null) {
                MetaData more = serializer.deserialize(new SerializedMetaData<>(attributes.metaData(), byte[].class));
                all.putAll(more);
            }
            return serializer.serialize(MetaData.from(all), byte[].class).getData();
        }
    }

    /** An event of no aggregate must not even look like one of an aggregate. */
    private record Free(StoredEvent event, TrackingToken trackingToken) implements TrackedEventData<byte[]> {

        @Override
        public String getEventIdentifier() {
            return event.getEventIdentifier();
        }

        @Override
        public Instant getTimestamp() {
            return event.getTimestamp();
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return event.getMetaData();
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return event.getPayload();
        }
    }
}

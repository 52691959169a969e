package app.taskflow.log.axon;

import static app.taskflow.log.axon.CommitMetaData.ACTOR;
import static app.taskflow.log.axon.CommitMetaData.IDEMPOTENCY_KEY;
import static app.taskflow.log.axon.CommitMetaData.OWNER;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_DIGEST;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_ID;
import static app.taskflow.log.axon.CommitMetaData.TRACEPARENT;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Makes one draft of the messages that Axon wants to append together. */
final class DraftFactory {

    /** The messages of one command are made one after the other, but it happens at one time. */
    private static final Duration SAME_TIME = Duration.ofSeconds(1);

    private static final String FIRST_REVISION = "1";

    private final @Nullable UserId defaultOwner;

    DraftFactory(@Nullable UserId defaultOwner) {
        this.defaultOwner = defaultOwner;
    }

    CommitDraft of(List<? extends EventMessage<?>> messages, Serializer serializer) {
        Instant at = messages.getFirst().getTimestamp();
        UserId owner = owner(messages);
        return new CommitDraft(
                owner,
                Objects.requireNonNullElse(valueOf(ACTOR, messages), owner.toString()),
                Objects.requireNonNullElse(valueOf(REQUEST_ID, messages), ""),
                valueOf(TRACEPARENT, messages),
                key(messages),
                at,
                messages.stream().map(message -> draft(message, at, serializer)).toList());
    }

    private UserId owner(List<? extends EventMessage<?>> messages) {
        String owner = valueOf(OWNER, messages);
        if (owner != null) {
            return UserId.parse(owner);
        }
        if (defaultOwner == null) {
            throw new MissingOwnerException(messages.getFirst().getPayloadType());
        }
        return defaultOwner;
    }

    private static @Nullable IdempotencyKey key(List<? extends EventMessage<?>> messages) {
        String key = valueOf(IDEMPOTENCY_KEY, messages);
        return key == null
                ? null
                : new IdempotencyKey(key, Objects.requireNonNullElse(valueOf(REQUEST_DIGEST, messages), ""));
    }

    /** A commit has one value of each; two different ones are two commits that somebody has mixed up. */
    private static @Nullable String valueOf(String name, List<? extends EventMessage<?>> messages) {
        List<String> values = messages.stream()
                .map(message -> message.getMetaData().get(name))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new MixedMetaDataException(name, values);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static EventDraft draft(EventMessage<?> message, Instant commitAt, Serializer serializer) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        EventType type = type(payload.getType());
        EventId id = new EventId(AxonIds.toUuid(message.getIdentifier()));
        EventAttributes attributes = new EventAttributes(
                message instanceof DomainEventMessage<?> domain ? aggregateType(domain, type) : null,
                message instanceof DomainEventMessage<?> domain ? AxonIds.rest(domain.getAggregateIdentifier()) : null,
                AxonIds.rest(message.getIdentifier()),
                claimedTime(message.getTimestamp(), commitAt),
                metaData(message, serializer));
        return new EventDraft(
                aggregateId(message, id), sequence(message), id, type, payload.getData(), attributes.write());
    }

    private static EventType type(SerializedType type) {
        return new EventType(
                type.getName(), Integer.parseInt(Objects.requireNonNullElse(type.getRevision(), FIRST_REVISION)));
    }

    /** An event of no aggregate stands for itself: it is the only one of an aggregate with its own id. */
    private static UUID aggregateId(EventMessage<?> message, EventId id) {
        return message instanceof DomainEventMessage<?> domain
                ? AxonIds.toUuid(domain.getAggregateIdentifier())
                : id.value();
    }

    private static long sequence(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
    }

    private static @Nullable String aggregateType(DomainEventMessage<?> message, EventType type) {
        return message.getType().equals(aggregateType(type)) ? null : message.getType();
    }

    /** What the aggregate's type is unless the event says otherwise: {@code task} for {@code task.created}. */
    static String aggregateType(EventType type) {
        int dot = type.name().indexOf('.');
        return dot < 0 ? type.name() : type.name().substring(0, dot);
    }

    private static @Nullable Long claimedTime(Instant at, Instant commitAt) {
        return Duration.between(commitAt, at).abs().compareTo(SAME_TIME) < 0 ? null : at.toEpochMilli();
    }

    private static byte @Nullable [] metaData(EventMessage<?> message, Serializer serializer) {
        MetaData more = message.getMetaData().withoutKeys(CommitMetaData.NAMES);
        return more.isEmpty() ? null : serializer.serialize(more, byte[].class).getData();
    }
}

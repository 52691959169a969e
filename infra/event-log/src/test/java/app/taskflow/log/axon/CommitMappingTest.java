package app.taskflow.log.axon;

import static app.taskflow.log.axon.CommitMetaData.ACTOR;
import static app.taskflow.log.axon.CommitMetaData.IDEMPOTENCY_KEY;
import static app.taskflow.log.axon.CommitMetaData.OWNER;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_DIGEST;
import static app.taskflow.log.axon.CommitMetaData.REQUEST_ID;
import static app.taskflow.log.axon.CommitMetaData.TRACEPARENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.AlreadyCommittedException;
import app.taskflow.log.Commit;
import app.taskflow.log.Drafts;
import app.taskflow.log.EventLog;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.log.LogOptions;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.TestMongo;
import app.taskflow.log.failure.AggregateConflictException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of Axon's messages in the log, and back, as TaskFlow uses the engine. */
class CommitMappingTest {

    private static final Instant AT = Drafts.AT;

    private final MongoDatabase database = TestMongo.newDatabase();
    private final EventLog log = EventLog.open(database, Partitioning.DEFAULT, LogOptions.DEFAULT);
    private final MongoEventStorageEngine engine = engine();
    private final UserId owner = Drafts.owner();
    private final String task = UUID.randomUUID().toString();
    private final Map<String, Object> metaData =
            new HashMap<>(Map.of(OWNER, owner.toString(), REQUEST_ID, "request-7"));

    private MongoEventStorageEngine engine() {
        MongoEventStorageEngine.Builder builder = MongoEventStorageEngine.builder(log, database);
        builder.eventSerializer(new CatalogueSerializer(EventCodec.standard()))
                .snapshotSerializer(Jackson3Serializer.builder().build());
        return builder.build();
    }

    @AfterEach
    void close() {
        log.close();
        database.drop();
    }

    private DomainEventMessage<?> retitled(String id, long sequence, String title, Instant at) {
        return new GenericDomainEventMessage<>(
                "task",
                id,
                sequence,
                new TaskEvent.Retitled(title),
                metaData,
                UUID.randomUUID().toString(),
                at);
    }

    private DomainEventMessage<?> retitled(long sequence) {
        return retitled(task, sequence, "title " + sequence, AT);
    }

    private Commit only() {
        List<Commit> commits = log.readOwner(owner, 1, 10);
        assertThat(commits).hasSize(1);
        return commits.getFirst();
    }

    @Test
    void one_call_is_one_commit_with_what_the_meta_data_say() {
        metaData.putAll(
                Map.of(ACTOR, "importer", TRACEPARENT, "00-trace", IDEMPOTENCY_KEY, "key", REQUEST_DIGEST, "digest"));
        engine.appendEvents(retitled(0), retitled(1));

        Commit commit = only();
        assertThat(commit.actor()).isEqualTo("importer");
        assertThat(commit.requestId()).isEqualTo("request-7");
        assertThat(commit.traceparent()).isEqualTo("00-trace");
        assertThat(commit.key()).isEqualTo(new IdempotencyKey("key", "digest"));
        assertThat(commit.at()).isEqualTo(AT);
        assertThat(commit.events()).extracting(RecordedEvent::aggregateId).containsOnly(UUID.fromString(task));
        assertThat(commit.events()).extracting(RecordedEvent::aggregateSequence).containsExactly(0L, 1L);
    }

    @Test
    void the_bytes_in_the_log_are_those_of_the_codec_and_nothing_is_beside_them() {
        engine.appendEvents(retitled(0));

        RecordedEvent event = only().events().getFirst();
        assertThat(event.type()).isEqualTo(new EventType("task.retitled", 1));
        assertThat(event.data()).isEqualTo(EventCodec.standard().encode(new TaskEvent.Retitled("title 0")));
        assertThat(event.attributes()).isNull();
    }

    @Test
    void an_aggregate_is_read_as_it_was_written() {
        engine.appendEvents(retitled(0), retitled(1));
        engine.appendEvents(retitled(2));

        List<? extends DomainEventMessage<?>> events =
                engine.readEvents(task).asStream().toList();

        assertThat(events).hasSize(3);
        assertThat(events).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L, 2L);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo("task");
            assertThat(event.getAggregateIdentifier()).isEqualTo(task);
            assertThat(event.getTimestamp()).isEqualTo(AT);
            assertThat(event.getMetaData()).isEqualTo(MetaData.from(metaData));
            assertThat(event.getPayload()).isEqualTo(new TaskEvent.Retitled("title " + event.getSequenceNumber()));
        });
    }

    @Test
    void other_events_of_the_same_commit_are_not_read_with_an_aggregate() {
        String other = UUID.randomUUID().toString();
        engine.appendEvents(retitled(0), retitled(other, 0, "x", AT), retitled(1));
        assertThat(engine.readEvents(task).asStream().count()).isEqualTo(2);
        assertThat(engine.readEvents(task, 1).asStream().count()).isEqualTo(1);
        assertThat(engine.readEvents(other).asStream().count()).isEqualTo(1);
    }

    @Test
    void the_owner_is_the_actor_where_nobody_else_is() {
        engine.appendEvents(retitled(0));
        assertThat(only().actor()).isEqualTo(owner.toString());
    }

    @Test
    void more_meta_data_another_type_and_another_time_are_kept_beside_the_event() {
        metaData.put("colour", "red");
        Instant earlier = AT.minus(Duration.ofDays(365));
        EventMessage<?> first = retitled(0);
        EventMessage<?> imported = new GenericDomainEventMessage<>(
                "Task",
                task,
                1,
                new TaskEvent.Retitled("x"),
                metaData,
                UUID.randomUUID().toString(),
                earlier);
        engine.appendEvents(first, imported);

        List<? extends DomainEventMessage<?>> events =
                engine.readEvents(task).asStream().toList();
        assertThat(events).extracting(DomainEventMessage::getTimestamp).containsExactly(AT, earlier);
        assertThat(events).extracting(DomainEventMessage::getType).containsExactly("task", "Task");
        assertThat(events).extracting(Message::getMetaData).containsOnly(MetaData.from(metaData));
    }

    @Test
    void events_without_an_owner_are_refused() {
        metaData.remove(OWNER);
        assertThatThrownBy(() -> engine.appendEvents(retitled(0)))
                .isInstanceOf(MissingOwnerException.class)
                .hasMessageContaining("owner");
    }

    @Test
    void events_of_two_owners_are_not_one_commit() {
        DomainEventMessage<?> mine = retitled(0);
        metaData.put(OWNER, Drafts.owner().toString());
        DomainEventMessage<?> theirs = retitled(1);
        assertThatThrownBy(() -> engine.appendEvents(mine, theirs)).isInstanceOf(MixedMetaDataException.class);
        assertThat(log.readOwner(owner, 1, 1)).isEmpty();
    }

    @Test
    void nothing_to_append_is_nothing_appended() {
        engine.appendEvents(List.of());
        assertThat(engine.readEvents(null, false).count()).isZero();
    }

    @Test
    void the_loser_of_an_aggregate_gets_axons_exception_with_ours_as_its_cause() {
        engine.appendEvents(retitled(0), retitled(1));
        assertThatThrownBy(() -> engine.appendEvents(retitled(1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasCauseInstanceOf(AggregateConflictException.class);
    }

    @Test
    void a_repeated_key_comes_through_as_it_is() {
        metaData.putAll(Map.of(IDEMPOTENCY_KEY, "key", REQUEST_DIGEST, "digest"));
        engine.appendEvents(retitled(0));
        assertThatThrownBy(() -> engine.appendEvents(retitled(1)))
                .isInstanceOfSatisfying(
                        AlreadyCommittedException.class,
                        e -> assertThat(e.commit().first()).isEqualTo(1));
    }

    @Test
    void the_root_unit_of_work_knows_the_commit() {
        UnitOfWork<Message<?>> root = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
        assertThat(CommitMetaData.committed(root)).isEmpty();
        UnitOfWork<Message<?>> nested = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("nested"));

        engine.appendEvents(retitled(0), retitled(1));

        assertThat(CommitMetaData.committed(nested)).isEqualTo(CommitMetaData.committed(root));
        assertThat(CommitMetaData.committed(root)).hasValueSatisfying(commit -> {
            assertThat(commit.lastSequence()).isEqualTo(2);
            assertThat(commit.owner()).isEqualTo(owner);
        });
        nested.rollback();
        root.rollback();
    }

    @Test
    void all_partitions_are_streamed_without_gaps_and_from_any_token() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            metaData.put(OWNER, Drafts.owner().toString());
            String id = UUID.randomUUID().toString();
            DomainEventMessage<?> first = retitled(id, 0, "a", AT);
            DomainEventMessage<?> second = retitled(id, 1, "b", AT);
            engine.appendEvents(first, second);
            written.addAll(List.of(first.getIdentifier(), second.getIdentifier()));
        }

        List<? extends TrackedEventMessage<?>> all =
                engine.readEvents(null, false).toList();

        assertThat(all).extracting(Message::getIdentifier).containsExactlyInAnyOrderElementsOf(written);
        for (int i = 0; i < all.size(); i += 7) {
            TrackingToken token = all.get(i).trackingToken();
            List<String> rest = engine.readEvents(token, false)
                    .<String>map(Message::getIdentifier)
                    .toList();
            List<String> before = all.stream()
                    .limit(i + 1)
                    .<String>map(Message::getIdentifier)
                    .toList();
            assertThat(rest).doesNotContainAnyElementsOf(before).hasSize(all.size() - i - 1);
        }
        assertThat(engine.readEvents(engine.createHeadToken(), false).count()).isZero();
        assertThat(all.getLast().trackingToken()).isEqualTo(engine.createHeadToken());
    }

    @Test
    void a_token_at_a_time_is_found_among_many_commits() {
        for (int minute = 0; minute < 40; minute++) {
            engine.appendEvents(retitled(task, minute, "m" + minute, AT.plus(Duration.ofMinutes(minute))));
        }
        Instant at = AT.plus(Duration.ofMinutes(30));

        List<? extends TrackedEventMessage<?>> after =
                engine.readEvents(engine.createTokenAt(at), false).toList();

        assertThat(after).hasSize(10);
        assertThat(log.before(Partitioning.DEFAULT.of(owner), at)).isEqualTo(25);
        assertThat(log.before(Partitioning.DEFAULT.of(owner), AT)).isZero();
    }
}

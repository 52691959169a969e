package app.taskflow.log;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.keyed;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.log.failure.CommitTooLargeException;
import app.taskflow.log.failure.IncompatibleLogException;
import app.taskflow.log.failure.LogClosedException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final MongoDatabase database = TestMongo.newDatabase();
    private final EventLog log = EventLog.open(database, Partitioning.DEFAULT, LogOptions.DEFAULT);
    private final UserId owner = owner();
    private final int partition = Partitioning.DEFAULT.of(owner);
    private final UUID aggregate = UUID.randomUUID();

    @AfterEach
    void close() {
        log.close();
        database.drop();
    }

    @Test
    void an_empty_log_has_nothing_to_read() {
        assertThat(log.head(partition)).isZero();
        assertThat(log.lastSequence(owner)).isZero();
        assertThat(log.readPartition(partition, 0, 10)).isEmpty();
        assertThat(log.readOwner(owner, 1, 10)).isEmpty();
        assertThat(log.readAggregate(aggregate, 0)).isEmpty();
        assertThat(log.byKey(owner, "key")).isEmpty();
    }

    @Test
    void commits_of_an_owner_are_numbered_without_gaps() {
        Commit first = log.append(draft(owner, event(aggregate, 0), event(aggregate, 1)));
        Commit second = log.append(draft(owner, event(aggregate, 2)));

        assertThat(first.position()).isEqualTo(new Position(partition, 1));
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.lastSequence()).isEqualTo(2);
        assertThat(second.position()).isEqualTo(new Position(partition, 2));
        assertThat(second.first()).isEqualTo(3);
        assertThat(second.prev()).isEqualTo(first.hash());
        assertThat(log.head(partition)).isEqualTo(2);
        assertThat(log.lastSequence(owner)).isEqualTo(3);
    }

    @Test
    void many_aggregates_are_asked_for_at_once() {
        UUID other = UUID.randomUUID();
        UUID missing = UUID.randomUUID();
        Commit first = log.append(draft(owner, event(aggregate, 0), event(other, 0)));
        Commit second = log.append(draft(owner, event(aggregate, 1), event(UUID.randomUUID(), 0)));

        assertThat(log.begun(List.of(aggregate, other, missing))).containsExactlyInAnyOrder(aggregate, other);
        assertThat(log.begun(List.of())).isEmpty();
        assertThat(log.readAggregates(List.of(aggregate, other, missing), 0))
                .extracting(Commit::position)
                .containsExactly(first.position(), second.position());
        assertThat(log.readAggregates(List.of(aggregate, other), 1))
                .extracting(Commit::position)
                .containsExactly(second.position());
    }

    @Test
    void what_is_read_is_what_was_written() {
        CommitDraft draft = new CommitDraft(
                owner,
                "actor",
                "request",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                new IdempotencyKey("key", "digest"),
                Drafts.AT.plusNanos(1),
                List.of(event(aggregate, 0), event(UUID.randomUUID(), 0)));
        Commit written = log.append(draft);

        Commit read = log.readPartition(partition, 0, 10).getFirst();

        assertThat(read).usingRecursiveComparison().isEqualTo(written);
        assertThat(read.at()).isEqualTo(Drafts.AT);
        assertThat(HashChain.hash(read)).isEqualTo(read.hash());
        assertThat(read.prev()).isEqualTo(HashChain.genesis(partition, Partitioning.DEFAULT));
        assertThat(log.byKey(owner, "key").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(written);
    }

    @Test
    void events_are_published_with_their_place_in_every_sequence() {
        log.append(draft(owner));
        Commit commit = log.append(draft(owner, event(aggregate, 0), event(aggregate, 1)));

        List<PublishedEvent> published = commit.published();

        assertThat(published).extracting(PublishedEvent::ownerSequence).containsExactly(2L, 3L);
        assertThat(published).extracting(PublishedEvent::aggregateSequence).containsExactly(0L, 1L);
        assertThat(published).extracting(PublishedEvent::index).containsExactly(0, 1);
        assertThat(published).extracting(PublishedEvent::isLastOfCommit).containsExactly(false, true);
        assertThat(published).allSatisfy(event -> assertThat(event.position()).isEqualTo(commit.position()));
    }

    @Test
    void a_sequence_of_an_aggregate_is_taken_once() {
        log.append(draft(owner, event(aggregate, 0)));

        var conflict = catchThrowableOfType(
                AggregateConflictException.class,
                () -> log.append(draft(owner, event(UUID.randomUUID(), 0), event(aggregate, 0))));

        assertThat(conflict.aggregateId()).isEqualTo(aggregate);
        assertThat(conflict.sequence()).isZero();
        assertThat(log.lastSequence(owner)).isEqualTo(1);
    }

    @Test
    void another_owner_cannot_write_to_the_same_aggregate() {
        log.append(draft(owner, event(aggregate, 0)));

        assertThatThrownBy(() -> log.append(draft(owner(), event(aggregate, 0))))
                .isInstanceOf(AggregateConflictException.class);
    }

    @Test
    void a_repeated_key_brings_the_first_commit() {
        IdempotencyKey key = new IdempotencyKey("key", "digest");
        Commit first = log.append(keyed(owner, key, event(aggregate, 0)));

        var repeated = catchThrowableOfType(
                AlreadyCommittedException.class,
                () -> log.append(keyed(owner, new IdempotencyKey("key", "other"), event(aggregate, 0))));

        assertThat(repeated.commit()).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void another_owner_may_use_the_same_key() {
        IdempotencyKey key = new IdempotencyKey("key", "digest");
        log.append(keyed(owner, key, event(aggregate, 0)));

        assertThat(log.append(keyed(owner(), key, event(UUID.randomUUID(), 0))).key())
                .isEqualTo(key);
    }

    @Test
    void the_same_draft_again_is_recorded_once() {
        CommitDraft draft = draft(owner, event(aggregate, 0));
        Commit first = log.append(draft);

        assertThat(log.append(draft)).usingRecursiveComparison().isEqualTo(first);
        assertThat(log.head(partition)).isEqualTo(1);
    }

    @Test
    void partitions_are_read_in_pages() {
        for (int i = 0; i < 5; i++) {
            log.append(draft(owner));
        }
        assertThat(log.readPartition(partition, 1, 3))
                .extracting(commit -> commit.position().n())
                .containsExactly(2L, 3L, 4L);
        assertThat(log.readPartition(partition, 5, 3)).isEmpty();
    }

    @Test
    void an_owner_is_read_from_the_commit_that_holds_the_sequence() {
        log.append(draft(owner, event(aggregate, 0)));
        log.append(draft(owner, event(aggregate, 1), event(aggregate, 2), event(aggregate, 3)));
        log.append(draft(owner, event(aggregate, 4)));
        log.append(draft(owner()));

        assertThat(log.readOwner(owner, 1, 10)).extracting(Commit::first).containsExactly(1L, 2L, 5L);
        assertThat(log.readOwner(owner, 3, 10)).extracting(Commit::first).containsExactly(2L, 5L);
        assertThat(log.readOwner(owner, 5, 10)).extracting(Commit::first).containsExactly(5L);
        assertThat(log.readOwner(owner, 6, 10)).isEmpty();
        assertThat(log.readOwner(owner, 1, 2)).extracting(Commit::first).containsExactly(1L, 2L);
    }

    @Test
    void an_aggregate_is_read_from_a_sequence_on() {
        log.append(draft(owner, event(aggregate, 0), event(UUID.randomUUID(), 0)));
        log.append(draft(owner));
        log.append(draft(owner, event(aggregate, 1)));

        assertThat(log.readAggregate(aggregate, 0)).extracting(Commit::first).containsExactly(1L, 4L);
        assertThat(log.readAggregate(aggregate, 1)).extracting(Commit::first).containsExactly(4L);
        assertThat(log.readAggregate(aggregate, 2)).isEmpty();
    }

    @Test
    void a_commit_over_the_limit_of_a_document_is_refused_with_its_size() {
        EventDraft large = new EventDraft(
                aggregate, 0, event(aggregate, 0).id(), event(aggregate, 0).type(), new byte[16 << 20]);

        var refused = catchThrowableOfType(CommitTooLargeException.class, () -> log.append(draft(owner, large)));

        assertThat(refused.bytes()).isGreaterThan(refused.limit());
        assertThat(log.append(draft(owner)).first()).isEqualTo(1);
    }

    @Test
    void a_commit_just_under_the_limit_is_written_and_read() {
        byte[] data = new byte[(16 << 20) - 2048];
        EventDraft large = new EventDraft(
                aggregate, 0, event(aggregate, 0).id(), event(aggregate, 0).type(), data);

        log.append(draft(owner, large));

        assertThat(log.readAggregate(aggregate, 0)
                        .getFirst()
                        .events()
                        .getFirst()
                        .data())
                .isEqualTo(data);
    }

    @Test
    void listeners_hear_of_a_commit_before_its_writer_goes_on() {
        List<Commit> heard = new ArrayList<>();
        EventLog.Registration registration = log.onCommitted(heard::add);

        Commit commit = log.append(draft(owner));
        assertThat(heard).containsExactly(commit);

        registration.close();
        log.append(draft(owner));
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_failing_listener_harms_nobody() {
        log.onCommitted(commit -> {
            throw new IllegalStateException("listener");
        });
        assertThat(log.append(draft(owner)).first()).isEqualTo(1);
    }

    @Test
    void a_closed_log_takes_no_commits() {
        log.close();
        assertThatThrownBy(() -> log.append(draft(owner))).isInstanceOf(LogClosedException.class);
    }

    @Test
    void a_reopened_log_goes_on_where_it_ended() {
        Commit before = log.append(draft(owner, event(aggregate, 0)));
        try (EventLog reopened = EventLog.open(database, Partitioning.DEFAULT, LogOptions.DEFAULT)) {
            Commit after = reopened.append(draft(owner, event(aggregate, 1)));
            assertThat(after.position()).isEqualTo(before.position().next());
            assertThat(after.first()).isEqualTo(2);
            assertThat(after.prev()).isEqualTo(before.hash());
        }
    }

    @Test
    void a_log_is_not_opened_with_another_number_of_partitions() {
        assertThatThrownBy(() -> EventLog.open(database, new Partitioning(8), LogOptions.DEFAULT))
                .isInstanceOf(IncompatibleLogException.class)
                .hasMessageContaining("partitions 16")
                .hasMessageContaining("expects 8");
    }

    @Test
    void owners_spread_over_the_partitions() {
        List<Commit> commits = LongStream.range(0, 64)
                .mapToObj(_ -> log.append(draft(owner())))
                .toList();

        assertThat(commits).allSatisfy(commit -> {
            assertThat(commit.first()).isEqualTo(1);
            assertThat(commit.position().partition()).isEqualTo(Partitioning.DEFAULT.of(commit.owner()));
        });
        assertThat(commits.stream().map(c -> c.position().partition()).distinct())
                .hasSizeGreaterThan(8);
    }
}

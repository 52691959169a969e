package app.taskflow.log;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.keyed;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.failure.AggregateConflictException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several nodes write to one log at the same time; each has an {@link EventLog} of its own, and they share nothing else. */
class CompetingWritersTest {

    private static final Partitioning ONE = new Partitioning(1);

    private final MongoDatabase database = TestMongo.newDatabase();
    private final List<EventLog> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(EventLog::close);
        database.drop();
    }

    private List<EventLog> nodes(int count, Partitioning partitioning, LogOptions options) {
        for (int i = 0; i < count; i++) {
            opened.add(EventLog.open(database, partitioning, options));
        }
        return opened;
    }

    private List<EventLog> nodes(int count) {
        return nodes(count, ONE, LogOptions.DEFAULT);
    }

    /** Runs all at once and waits for them; the first failure fails the test. */
    private static <T> List<T> atOnce(Stream<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = tasks.map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void one_partition_stays_without_gaps(int nodes) throws Exception {
        List<EventLog> logs = nodes(nodes);

        atOnce(IntStream.range(0, 16).mapToObj(caller -> () -> {
            UserId owner = owner();
            for (int i = 0; i < 20; i++) {
                assertThat(logs.get(caller % nodes).append(draft(owner)).first())
                        .isEqualTo(i + 1);
            }
            return owner;
        }));

        assertThat(LogCheck.intact(logs.getFirst())).hasSize(16 * 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void one_owner_is_numbered_without_gaps_from_all_nodes(int nodes) throws Exception {
        List<EventLog> logs = nodes(nodes);
        UserId owner = owner();

        atOnce(IntStream.range(0, 8).mapToObj(caller -> () -> {
            for (int i = 0; i < 15; i++) {
                logs.get(caller % nodes).append(draft(owner));
            }
            return owner;
        }));

        assertThat(LogCheck.intact(logs.getFirst())).hasSize(8 * 15);
        assertThat(logs.getFirst().lastSequence(owner)).isEqualTo(8 * 15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void each_sequence_of_an_aggregate_has_exactly_one_winner(int nodes) throws Exception {
        List<EventLog> logs = nodes(nodes);
        UserId owner = owner();
        UUID aggregate = UUID.randomUUID();
        int sequences = 60;
        List<AtomicInteger> winners =
                Stream.generate(AtomicInteger::new).limit(sequences).toList();

        atOnce(IntStream.range(0, nodes * 2).mapToObj(caller -> () -> {
            for (int sequence = 0; sequence < sequences; sequence++) {
                try {
                    logs.get(caller % nodes).append(draft(owner, event(aggregate, sequence)));
                    winners.get(sequence).incrementAndGet();
                } catch (AggregateConflictException e) {
                    assertThat(e.aggregateId()).isEqualTo(aggregate);
                    assertThat(e.sequence()).isEqualTo(sequence);
                }
            }
            return owner;
        }));

        assertThat(winners).allSatisfy(winner -> assertThat(winner).hasValue(1));
        assertThat(LogCheck.intact(logs.getFirst())).hasSize(sequences);
    }

    @Test
    void of_many_who_want_the_same_sequence_in_one_batch_one_wins() throws Exception {
        EventLog log = nodes(1).getFirst();
        UserId owner = owner();
        UUID aggregate = UUID.randomUUID();

        List<Boolean> won = atOnce(IntStream.range(0, 200).mapToObj(_ -> () -> {
            try {
                log.append(draft(owner, event(aggregate, 0)));
                return true;
            } catch (AggregateConflictException _) {
                return false;
            }
        }));

        assertThat(won).filteredOn(each -> each).hasSize(1);
        assertThat(LogCheck.intact(log)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_key_is_used_once_however_many_race_for_it(int nodes) throws Exception {
        List<EventLog> logs = nodes(nodes);
        UserId owner = owner();

        for (int round = 0; round < 10; round++) {
            IdempotencyKey key = new IdempotencyKey("key-" + round, "digest");
            List<Commit> answers = atOnce(IntStream.range(0, 12).mapToObj(caller -> () -> {
                try {
                    return logs.get(caller % nodes).append(keyed(owner, key, event(UUID.randomUUID(), 0)));
                } catch (AlreadyCommittedException e) {
                    return e.commit();
                }
            }));
            assertThat(answers.stream().map(Commit::position).distinct()).hasSize(1);
        }

        assertThat(LogCheck.intact(logs.getFirst())).hasSize(10);
    }

    @Test
    void an_owner_who_was_forgotten_is_looked_up_again() throws Exception {
        List<EventLog> logs = nodes(2, ONE, new LogOptions(LogOptions.DEFAULT.timeout(), 512, 1 << 20, 2));
        List<UserId> owners = Stream.generate(Drafts::owner).limit(12).toList();

        atOnce(IntStream.range(0, 2).mapToObj(node -> () -> {
            for (int i = 0; i < 120; i++) {
                logs.get(node).append(draft(owners.get(i % owners.size())));
            }
            return node;
        }));

        assertThat(LogCheck.intact(logs.getFirst())).hasSize(240);
    }

    @Test
    void a_node_that_is_far_behind_goes_to_the_end() {
        List<EventLog> logs = nodes(2);
        UserId owner = owner();
        logs.getFirst().append(draft(owner));
        for (int i = 0; i < 30; i++) {
            EventDraft[] many = Stream.generate(() -> event(UUID.randomUUID(), 0))
                    .limit(100)
                    .toArray(EventDraft[]::new);
            logs.get(1).append(draft(owner, many));
        }
        assertThat(logs.getFirst().append(draft(owner)).first()).isEqualTo(3002);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void many_owners_and_shapes_from_three_nodes_leave_an_intact_log(long seed) throws Exception {
        List<EventLog> logs = nodes(3, new Partitioning(4), new LogOptions(LogOptions.DEFAULT.timeout(), 7, 4000, 5));
        List<UserId> owners = Stream.generate(Drafts::owner).limit(25).toList();

        List<Integer> written = atOnce(IntStream.range(0, 12).mapToObj(caller -> () -> {
            Random random = new Random(seed * 1000 + caller);
            int events = 0;
            for (int i = 0; i < 25; i++) {
                UUID aggregate = UUID.randomUUID();
                EventDraft[] drafts = IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(sequence -> event(aggregate, sequence))
                        .toArray(EventDraft[]::new);
                logs.get(random.nextInt(3)).append(draft(owners.get(random.nextInt(owners.size())), drafts));
                events += drafts.length;
            }
            return events;
        }));

        List<Commit> commits = LogCheck.intact(logs.getFirst());
        assertThat(commits).as("seed %d", seed).hasSize(12 * 25);
        assertThat(commits.stream().mapToInt(commit -> commit.events().size()).sum())
                .isEqualTo(written.stream().mapToInt(i -> i).sum());
    }
}

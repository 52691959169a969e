package app.taskflow.log;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.FaultyProxy.Fault;
import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection breaks at every point of a write: what the caller is told is true, and nothing is written twice. */
class UnknownOutcomeTest {

    private static final Partitioning PARTITIONS = new Partitioning(2);

    private final MongoDatabase direct = TestMongo.newDatabase();
    private final EventLog observer = EventLog.open(direct, PARTITIONS, LogOptions.DEFAULT);
    private final UserId owner = owner();
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        observer.close();
        direct.drop();
    }

    private void through(Function<String, Fault> inserts, Proxied test) throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(
                        TestMongo.address(),
                        command -> command.equals("insert") ? inserts.apply(command) : Fault.NONE);
                MongoClient client = TestMongo.clientThrough(proxy.port());
                EventLog log = EventLog.open(client.getDatabase(direct.getName()), PARTITIONS, LogOptions.DEFAULT)) {
            test.run(log, proxy);
            await().until(() -> proxy.undelivered() == 0);
        }
    }

    private interface Proxied {
        void run(EventLog log, FaultyProxy proxy) throws Exception;
    }

    private Fault scripted(String command) {
        Fault fault = script.poll();
        return fault == null ? Fault.NONE : fault;
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "CUT_THEN_DELIVER"})
    void one_commit_is_written_once_whenever_the_connection_breaks(Fault fault) throws Exception {
        through(this::scripted, (log, _) -> {
            log.append(draft(owner));
            script.add(fault);
            Commit commit = log.append(draft(owner));
            log.append(draft(owner));

            assertThat(commit.first()).isEqualTo(2);
        });
        assertThat(LogCheck.intact(observer)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "CUT_THEN_DELIVER"})
    void it_may_break_again_and_again(Fault fault) throws Exception {
        through(this::scripted, (log, _) -> {
            script.addAll(List.of(fault, fault, Fault.CUT_BEFORE, fault, Fault.CUT_AFTER));
            assertThat(log.append(draft(owner)).first()).isEqualTo(1);
        });
        assertThat(LogCheck.intact(observer)).hasSize(1);
    }

    @Test
    void a_write_that_arrives_late_finds_its_place_taken() throws Exception {
        through(this::scripted, (log, proxy) -> {
            log.append(draft(owner));
            script.add(Fault.CUT_THEN_DELIVER);
            CommitDraft late = draft(owner);
            log.append(late);
            for (int i = 0; i < 20; i++) {
                observer.append(draft(owner));
            }
            await().until(() -> proxy.undelivered() == 0);
        });
        assertThat(LogCheck.intact(observer)).hasSize(22);
    }

    @Test
    void another_nodes_commits_in_between_are_told_from_ones_own() throws Exception {
        through(this::scripted, (log, _) -> {
            log.append(draft(owner));
            for (int i = 0; i < 5; i++) {
                observer.append(draft(owner));
                script.add(Fault.CUT_AFTER);
                log.append(draft(owner));
                observer.append(draft(owner));
                script.add(Fault.CUT_BEFORE);
                log.append(draft(owner));
            }
        });
        assertThat(LogCheck.intact(observer)).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void under_random_faults_every_answer_is_true(long seed) throws Exception {
        Random random = new Random(seed);
        Function<String, Fault> faults = _ -> {
            synchronized (random) {
                int dice = random.nextInt(100);
                return dice < 55
                        ? Fault.NONE
                        : dice < 70 ? Fault.CUT_BEFORE : dice < 85 ? Fault.CUT_AFTER : Fault.CUT_THEN_DELIVER;
            }
        };
        Answers answers = new Answers();
        through(faults, (log, _) -> {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int caller = 0; caller < 12; caller++) {
                    running.add(callers.submit(() -> appendSeveral(log, answers)));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            }
        });
        answers.check(LogCheck.intact(observer), seed);
    }

    private static void appendSeveral(EventLog log, Answers answers) {
        UserId owner = owner();
        UUID aggregate = UUID.randomUUID();
        long sequence = 0;
        for (int i = 0; i < 12; i++) {
            if (answers.of(log, draft(owner, event(aggregate, sequence), event(aggregate, sequence + 1)))) {
                sequence += 2;
            } else {
                aggregate = UUID.randomUUID();
                sequence = 0;
            }
        }
    }

    /** What callers were told, by the first event of their drafts. */
    private static final class Answers {

        private final Set<EventId> written = ConcurrentHashMap.newKeySet();
        private final Set<EventId> notWritten = ConcurrentHashMap.newKeySet();

        boolean of(EventLog log, CommitDraft draft) {
            EventId id = draft.events().getFirst().id();
            try {
                Commit commit = log.append(draft);
                assertThat(commit.events().getFirst().id()).isEqualTo(id);
                written.add(id);
                return true;
            } catch (LogUnavailableException e) {
                if (e.outcome() == Outcome.NOT_WRITTEN) {
                    notWritten.add(id);
                }
                return false;
            }
        }

        void check(List<Commit> commits, long seed) {
            Set<EventId> found = commits.stream()
                    .map(commit -> commit.events().getFirst().id())
                    .collect(Collectors.toSet());
            assertThat(written).as("seed %d", seed).isNotEmpty();
            assertThat(found).as("seed %d", seed).containsAll(written).noneMatch(notWritten::contains);
        }
    }
}

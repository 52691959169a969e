package app.taskflow.log;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.owner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.FaultyProxy.Fault;
import app.taskflow.log.failure.LogClosedException;
import app.taskflow.log.failure.LogException;
import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MongoDB is away, hangs, or the node stops: everybody is told in bounded time, and it goes on by itself. */
class OutageTest {

    private static final Partitioning ONE = new Partitioning(1);
    private static final LogOptions QUICK = new LogOptions(Duration.ofSeconds(1), 4, 1 << 20, 100);

    /** Far more than the timeout of the log, far less than the driver's own. */
    private static final int SECONDS = 8;

    private final MongoDatabase direct = TestMongo.newDatabase();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final FaultyProxy proxy =
            new FaultyProxy(TestMongo.address(), command -> hanging.contains(command) ? Fault.SILENCE : Fault.NONE);
    private final MongoClient client = TestMongo.clientThrough(proxy.port());
    private final EventLog log = EventLog.open(client.getDatabase(direct.getName()), ONE, QUICK);
    private final UserId owner = owner();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        hanging.clear();
        log.close();
        callers.close();
        client.close();
        proxy.close();
        direct.drop();
    }

    private List<Future<Commit>> append(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> callers.submit(() -> log.append(draft(owner))))
                .toList();
    }

    /** How each ended: its commit, the outcome that a failure told, or the class of another failure. */
    private static List<Object> endings(List<Future<Commit>> futures) throws Exception {
        List<Object> endings = new ArrayList<>();
        for (Future<Commit> future : futures) {
            endings.add(ending(future));
        }
        return endings;
    }

    private static Object ending(Future<Commit> future) throws Exception {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case LogUnavailableException unavailable -> unavailable.outcome();
                case LogException other -> other.getClass();
                case null, default -> throw e;
            };
        }
    }

    @Test
    void without_a_server_every_caller_is_told_that_nothing_was_written() throws Exception {
        log.append(draft(owner));
        proxy.goAway();
        // The first to come may find a connection that seems to be alive.
        endings(append(1));

        assertThat(endings(append(50))).hasSize(50).containsOnly(Outcome.NOT_WRITTEN);
        assertThat(direct.getCollection("commits").countDocuments()).isEqualTo(1);
    }

    @Test
    void a_write_that_finds_no_connection_was_not_sent() {
        List<Commit> commits = List.of(log.append(draft(owner)));
        CommitStore store =
                new CommitStore(client.getDatabase(direct.getName()), Duration.ofMillis(300), Duration.ofMillis(300));
        proxy.goAway();
        // The first to come may find a connection that seems to be alive.
        store.insert(commits);

        assertThat(store.insert(commits))
                .isInstanceOfSatisfying(
                        Attempt.Failed.class,
                        failed -> assertThat(failed.outcome()).isEqualTo(Outcome.NOT_WRITTEN));
    }

    @Test
    void reading_fails_too_with_its_own_type() {
        log.append(draft(owner));
        proxy.goAway();

        assertThatThrownBy(() -> log.readPartition(0, 0, 1)).isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> log.lastSequence(owner)).isInstanceOf(LogUnavailableException.class);
    }

    @Test
    void when_the_server_is_back_writing_goes_on_by_itself() {
        log.append(draft(owner));
        proxy.goAway();
        assertThatThrownBy(() -> log.append(draft(owner))).isInstanceOf(LogUnavailableException.class);

        proxy.comeBack();

        await().atMost(Duration.ofSeconds(SECONDS))
                .ignoreExceptionsInstanceOf(LogUnavailableException.class)
                .until(() -> log.append(draft(owner)).first() == 2);
        LogCheck.intact(log);
    }

    @Test
    void a_short_outage_is_bridged() throws Exception {
        log.append(draft(owner));
        proxy.goAway();
        List<Future<Commit>> waiting = append(3);
        proxy.comeBack();

        assertThat(endings(waiting)).hasOnlyElementsOfType(Commit.class);
        assertThat(LogCheck.intact(log)).hasSize(4);
    }

    @Test
    void a_server_that_hangs_in_a_write_leaves_an_unknown_outcome() throws Exception {
        log.append(draft(owner));
        hanging.add("insert");

        var failure = catchThrowableOfType(LogUnavailableException.class, () -> log.append(draft(owner)));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void who_waits_behind_a_hanging_write_is_told_that_nothing_was_written() throws Exception {
        log.append(draft(owner));
        hanging.add("insert");
        List<Future<Commit>> first = append(1);
        await().until(() -> proxy.swallowed() > 0);
        assertThat(first).hasSize(1);

        List<Object> endings = endings(append(30));

        assertThat(endings).contains(Outcome.NOT_WRITTEN).isSubsetOf(Outcome.NOT_WRITTEN, Outcome.UNKNOWN);
        assertThat(endings.stream().filter(Outcome.UNKNOWN::equals).count()).isLessThanOrEqualTo(4);
    }

    @Test
    void the_same_draft_after_an_unknown_outcome_is_written_once() {
        log.append(draft(owner));
        CommitDraft draft = draft(owner);
        hanging.add("insert");
        assertThatThrownBy(() -> log.append(draft)).isInstanceOf(LogUnavailableException.class);

        hanging.clear();

        assertThat(log.append(draft).first()).isEqualTo(2);
        assertThat(log.append(draft).first()).isEqualTo(2);
        assertThat(LogCheck.intact(log)).hasSize(2);
    }

    @Test
    void closing_fails_those_who_wait_and_settles_what_was_under_way() throws Exception {
        log.append(draft(owner));
        hanging.add("insert");
        List<Future<Commit>> waiting = append(30);
        await().until(() -> proxy.swallowed() > 0);

        log.close();

        assertThat(endings(waiting))
                .contains(LogClosedException.class)
                .isSubsetOf(LogClosedException.class, Outcome.UNKNOWN, Outcome.NOT_WRITTEN);
        assertThatThrownBy(() -> log.append(draft(owner))).isInstanceOf(LogException.class);
    }

    @Test
    void closing_twice_is_closing_once() {
        log.close();
        log.close();
        assertThatThrownBy(() -> log.append(draft(owner))).isInstanceOf(LogClosedException.class);
    }

    @Test
    void an_interrupted_caller_gets_the_answer_and_keeps_the_interrupt() throws Exception {
        log.append(draft(owner));
        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            log.append(draft(owner));
            return Thread.interrupted();
        });
        assertThat(interrupted.get(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(log.head(0)).isEqualTo(2);
    }
}

package app.taskflow.log;

import static app.taskflow.log.Drafts.draft;
import static app.taskflow.log.Drafts.event;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.log.failure.LogUnavailableException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commits of several partitions are written together, and yet what happens to one of them is nobody else's matter. */
class SharedBatchTest {

    private static final Partitioning PARTITIONING = new Partitioning(4);
    private static final int CALLERS = 200;

    private final MongoDatabase database = TestMongo.newDatabase();
    private final EventLog log = EventLog.open(database, PARTITIONING, LogOptions.DEFAULT);
    private final EventLog other = EventLog.open(database, PARTITIONING, LogOptions.DEFAULT);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch start = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.close();
        log.close();
        other.close();
        database.drop();
    }

    private static UserId ownerOf(int partition) {
        return Stream.generate(Drafts::owner)
                .filter(owner -> PARTITIONING.of(owner) == partition)
                .findFirst()
                .orElseThrow();
    }

    private CompletableFuture<Commit> append(CommitDraft draft) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return log.append(draft);
                },
                threads);
    }

    @Test
    void a_conflict_in_one_partition_costs_no_other_its_commit() {
        UUID taken = UUID.randomUUID();
        UserId loser = ownerOf(0);
        log.append(draft(loser, event(taken, 0)));
        // Of these the log does not know when it writes next.
        Stream.of(0, 2).forEach(partition -> other.append(draft(ownerOf(partition))));

        List<CompletableFuture<Commit>> lost = new ArrayList<>();
        List<CompletableFuture<Commit>> kept = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            kept.add(append(draft(ownerOf(i % PARTITIONING.partitions()))));
            if (i % 10 == 0) {
                lost.add(append(draft(loser, event(taken, 0))));
            }
        }
        start.countDown();

        assertThat(kept).allSatisfy(commit -> assertThat(commit.join().first()).isEqualTo(1));
        assertThat(lost)
                .allSatisfy(commit -> assertThat(failure(commit)).isInstanceOf(AggregateConflictException.class));
        assertThat(LogCheck.intact(log)).hasSize(CALLERS + 3);
    }

    @Test
    void a_damaged_partition_keeps_nobody_else_from_writing() {
        UserId damaged = ownerOf(0);
        log.append(draft(damaged));
        Stream.of(2, 3, 4).forEach(_ -> other.append(draft(damaged)));
        database.getCollection("commits").deleteOne(Filters.eq("_id", new Position(0, 3).value()));

        List<CompletableFuture<Commit>> refused = new ArrayList<>();
        List<CompletableFuture<Commit>> kept = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            kept.add(append(draft(ownerOf(2))));
            refused.add(append(draft(damaged)));
        }
        start.countDown();

        assertThat(kept).allSatisfy(commit -> assertThat(commit.join().first()).isEqualTo(1));
        assertThat(refused)
                .allSatisfy(commit -> assertThat(failure(commit)).isInstanceOf(LogUnavailableException.class));
    }

    private static Throwable failure(CompletableFuture<Commit> commit) {
        return commit.handle((_, e) -> e instanceof CompletionException wrapped ? wrapped.getCause() : e)
                .join();
    }
}

package app.taskflow.bench.stage;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.failure.LogUnavailableException;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Puts tasks into a log faster than commands could, as what creates them would have left it. */
public final class LogFilling {

    private static final EventCodec CODEC = EventCodec.standard();
    /** Enough to fill batches; with more, the first ones of new owners wait too long for each other on a busy machine. */
    private static final int UNDER_WAY = 500;

    private static final int TRIES = 10;

    private final EventLog log;

    public LogFilling(EventLog log) {
        this.log = log;
    }

    /** Creates the tasks of these numbers, each in a commit of its own, its owner by turns. */
    public void createOneByOne(List<UserId> owners, int tasks) throws InterruptedException {
        create(
                IntStream.range(0, tasks)
                        .mapToObj(i -> draft(owners.get(i % owners.size()), i, 1))
                        .iterator()::next,
                tasks);
    }

    /** Creates as many tasks of each owner, so many in a commit. */
    public void createTogether(List<UserId> owners, int tasksOfEach, int inCommit) throws InterruptedException {
        int commits = Math.ceilDiv(tasksOfEach, inCommit);
        create(
                IntStream.range(0, commits * owners.size())
                        .mapToObj(i -> {
                            int number = i / owners.size() * inCommit;
                            return draft(
                                    owners.get(i % owners.size()), number, Math.min(inCommit, tasksOfEach - number));
                        })
                        .iterator()::next,
                commits * owners.size());
    }

    /** Creates tasks of one owner, so many in a commit, as imports do. */
    public void createTogether(UserId owner, int tasks, int inCommit) throws InterruptedException {
        int commits = Math.ceilDiv(tasks, inCommit);
        create(
                IntStream.range(0, commits)
                        .mapToObj(i -> draft(owner, i * inCommit, Math.min(inCommit, tasks - i * inCommit)))
                        .iterator()::next,
                commits);
    }

    private interface Drafts {
        CommitDraft next();
    }

    private void create(Drafts drafts, int count) throws InterruptedException {
        Semaphore room = new Semaphore(UNDER_WAY);
        List<Future<?>> commits = new ArrayList<>(count);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                CommitDraft draft = drafts.next();
                room.acquire();
                commits.add(callers.submit(() -> {
                    try {
                        return append(draft);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<?> commit : commits) {
                commit.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log could not be filled", e.getCause());
        }
    }

    /** On a machine that is busy with other things a log can be slow to begin. */
    private Commit append(CommitDraft draft) {
        for (int tries = 1; ; tries++) {
            try {
                return log.append(draft);
            } catch (LogUnavailableException e) {
                if (tries == TRIES || e.outcome() != LogUnavailableException.Outcome.NOT_WRITTEN) {
                    throw e;
                }
            }
        }
    }

    private static CommitDraft draft(UserId owner, int number, int tasks) {
        Instant at = Instant.now();
        List<EventDraft> events = new ArrayList<>(tasks);
        for (int i = number; i < number + tasks; i++) {
            TaskEvent.Created created = SampleTasks.created(i, at);
            events.add(new EventDraft(
                    UuidCreator.getTimeOrderedEpoch(),
                    0,
                    new EventId(UuidCreator.getTimeOrderedEpoch()),
                    EventCatalogue.typeOf(created.getClass()),
                    CODEC.encode(created)));
        }
        return new CommitDraft(owner, owner.toString(), "bench", null, null, at, events);
    }
}

package app.taskflow.bench.stage;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
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
    private static final int UNDER_WAY = 2_000;

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
                        return log.append(draft);
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

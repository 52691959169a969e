package app.taskflow.query;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.EventDraft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What some owners do, made of chance: commits of one to three events on a few tasks each. */
public final class ChanceHistory {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Random random;
    private final Sample sample;
    private final Map<TaskId, Long> lengths = new HashMap<>();
    private final Map<UserId, List<TaskId>> tasks = new HashMap<>();

    public ChanceHistory(Random random) {
        this.random = random;
        sample = new Sample(random, start);
    }

    /** The events of the owner's next commit, each task's in sequence. */
    public EventDraft[] next(UserId owner) {
        return Stream.generate(() -> event(owner)).limit(1 + random.nextInt(3)).toArray(EventDraft[]::new);
    }

    private EventDraft event(UserId owner) {
        List<TaskId> own = tasks.computeIfAbsent(owner, _ -> new ArrayList<>());
        if (own.isEmpty() || random.nextInt(4) == 0) {
            own.add(TestLog.newTask());
            return draft(own.getLast(), created());
        }
        return draft(sample.pick(own), change());
    }

    private EventDraft draft(TaskId task, TaskEvent event) {
        long sequence = lengths.merge(task, 1L, Long::sum) - 1;
        return TestLog.event(task, sequence, event);
    }

    private TaskEvent created() {
        return new TaskEvent.Created(
                sample.words(2),
                null,
                Status.TODO,
                Priority.NONE,
                random.nextBoolean() ? Due.NONE : new Due(sample.day(), null, null),
                List.of("home"),
                "m",
                start,
                null,
                sample.maybe(sample.parent()),
                sample.maybe("FREQ=DAILY"),
                sample.maybe(sample.source()));
    }

    private TaskEvent change() {
        return switch (random.nextInt(10)) {
            case 0 -> new TaskEvent.Retitled(sample.words(3));
            case 1 -> new TaskEvent.Described(sample.words(5));
            case 2 -> new TaskEvent.Prioritized(sample.pick(List.of(Priority.values())));
            case 3 ->
                new TaskEvent.Rescheduled(
                        random.nextBoolean() ? Due.NONE : new Due(sample.day(), null, sample.pick(Sample.ZONES)));
            case 4 -> new TaskEvent.Retagged(List.of(sample.pick(Sample.TAGS)));
            case 5 -> new TaskEvent.Completed(start);
            case 6 -> new TaskEvent.Reopened(Status.IN_PROGRESS);
            case 7 -> new TaskEvent.Archived(start);
            case 8 -> new TaskEvent.Deleted(Instant.now().truncatedTo(ChronoUnit.MILLIS));
            default -> new TaskEvent.Restored();
        };
    }
}

package app.taskflow.query.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** States of the past are kept under the version of the fold: another fold under the same version would go on from them. */
class TaskFoldVersionTest {

    private static final TaskId TASK = new TaskId(new UUID(1, 1));
    private static final UserId OWNER = new UserId(new UUID(1, 2));
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    /** By version, what the views of the sample are. A line that was released is never changed. */
    private static final Map<Integer, String> VIEWS =
            Map.of(1, "3745500126d39060", 2, "68f802336c301eda", 3, "ee7d017d7b0a5df1");

    private static final List<TaskEvent> EVENTS = List.of(
            new TaskEvent.Created(
                    "a",
                    "b",
                    Status.IN_PROGRESS,
                    Priority.HIGH,
                    new Due(LocalDate.of(2026, 11, 24), LocalTime.of(8, 30), ZoneId.of("Europe/Berlin")),
                    List.of("x"),
                    "m",
                    AT,
                    AT,
                    new TaskId(new UUID(1, 3)),
                    "FREQ=DAILY",
                    new Source("todoist", "1")),
            new TaskEvent.Retitled("c"),
            new TaskEvent.Described("d"),
            new TaskEvent.Prioritized(Priority.LOW),
            new TaskEvent.Rescheduled(Due.NONE),
            new TaskEvent.Retagged(List.of("y", "z")),
            new TaskEvent.Stopped(),
            new TaskEvent.Started(),
            new TaskEvent.Completed(AT),
            new TaskEvent.Reopened(Status.TODO),
            new TaskEvent.Archived(AT),
            new TaskEvent.Deleted(AT),
            new TaskEvent.Restored(),
            new TaskEvent.Unarchived());

    @Test
    void the_sample_holds_every_event() {
        assertThat(EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(TaskEvent.class.getPermittedSubclasses()));
    }

    @Test
    void a_fold_that_makes_other_views_has_another_version() throws NoSuchAlgorithmException {
        StringBuilder views = new StringBuilder();
        @Nullable TaskView view = null;
        for (int i = 0; i < EVENTS.size(); i++) {
            view = TaskFold.apply(
                    view, new TaskFold.Recorded(TASK, OWNER, i, 10L * i, AT.plusSeconds(i)), EVENTS.get(i));
            views.append(view).append('\n');
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(views.toString().getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(digest, 0, 8))
                .as("raise TaskFold.VERSION and add its line here; the views are %s", views)
                .isEqualTo(VIEWS.get(TaskFold.VERSION));
    }
}

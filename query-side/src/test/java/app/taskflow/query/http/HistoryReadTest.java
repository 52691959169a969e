package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryReadTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00.007Z");

    private final User ada = new User();

    @Test
    void each_event_says_what_it_changed_from_what_to_what() {
        TaskId task = ada.creates(
                AT, NewTask.of("a").priority(Priority.HIGH).tags("x").createdAt(AT));
        ada.creates(NewTask.of("another"));
        ada.does(task, new TaskEvent.Retitled("b"));
        ada.does(task, new TaskEvent.Described("text"));
        ada.does(
                task,
                new TaskEvent.Rescheduled(
                        new Due(LocalDate.of(2031, 1, 2), LocalTime.of(9, 0), ZoneId.of("Asia/Tokyo"))));
        ada.does(task, new TaskEvent.Completed(AT));
        ada.does(task, new TaskEvent.Reopened(Status.IN_PROGRESS));
        ada.does(task, new TaskEvent.Retagged(List.of()));
        assertThat(changes(history(task, ""))).isEqualTo(json("""
                [[{"field": "tags", "from": ["x"]}],
                 [{"field": "status", "from": "done", "to": "in_progress"},
                  {"field": "completedAt", "from": "2026-05-01T10:00:00.007Z"}],
                 [{"field": "status", "from": "todo", "to": "done"},
                  {"field": "completedAt", "to": "2026-05-01T10:00:00.007Z"}],
                 [{"field": "dueDate", "to": "2031-01-02"}, {"field": "dueTime", "to": "09:00"},
                  {"field": "timeZone", "to": "Asia/Tokyo"}],
                 [{"field": "description", "to": "text"}],
                 [{"field": "title", "from": "a", "to": "b"}],
                 [{"field": "title", "to": "a"}, {"field": "status", "to": "todo"},
                  {"field": "priority", "to": "high"}, {"field": "tags", "to": ["x"]}, {"field": "rank", "to": "m"}]]
                """));
    }

    @Test
    void each_event_says_who_did_it_and_when_in_which_request() {
        TaskId task = ada.creates(NewTask.of("a"));
        Commit commit = ada.does(AT, task, new TaskEvent.Started());
        JsonNode newest = history(task, "").json().path("items").path(0);
        assertThat(newest.path("eventId").asString())
                .isEqualTo(commit.events().getFirst().id().toString());
        assertThat(newest.path("sequence").asLong()).isEqualTo(2);
        assertThat(newest.path("type").asString()).isEqualTo("task.started");
        assertThat(newest.path("at").asString()).isEqualTo("2026-05-01T10:00:00.007Z");
        assertThat(newest.path("actor").asString()).isEqualTo(ada.id.toString());
        assertThat(newest.path("requestId").asString()).isEqualTo("test");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat_while_more_happens() {
        TaskId task = ada.creates(NewTask.of("t0"));
        for (int i = 1; i <= 9; i++) {
            ada.does(task, new TaskEvent.Retitled("t" + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = history(task, "?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json()
                    .path("items")
                    .forEach(item ->
                            seen.add(item.path("changes").path(0).path("to").asString()));
            assertThat(page.json().path("items").size()).isLessThanOrEqualTo(3);
            ada.does(task, new TaskEvent.Retitled("later" + seen.size()));
            cursor = page.next();
        } while (!cursor.isEmpty());
        Collections.reverse(seen);
        assertThat(seen).containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9");
    }

    @Test
    void an_event_that_this_program_cannot_read_is_told_without_changes() {
        TaskId task = ada.creates(NewTask.of("a"));
        TestLog.commit(ada.id, TestLog.fromTheFuture(task, 1));
        JsonNode items = history(task, "?limit=200").json().path("items");
        assertThat(items.path(items.size() - 1).path("type").asString()).isEqualTo("task.created");
        JsonNode all =
                ada.client.get("/tasks/" + task + "/history?limit=199").json().path("items");
        assertThat(all.path(0).path("type").asString()).isEqualTo("task.teleported");
        assertThat(all.path(0).path("changes")).isEmpty();
    }

    @Test
    void a_task_in_the_trash_has_a_history_only_for_who_asks() {
        TaskId task = ada.creates(NewTask.of("a"));
        ada.does(task, new TaskEvent.Deleted(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        ada.client.get("/tasks/" + task + "/history").isProblem(ProblemCode.NOT_FOUND);
        assertThat(history(task, "?deleted=any").json().path("items")).hasSize(2);
    }

    @Test
    void somebody_elses_history_is_as_if_it_were_not() {
        TaskId task = ada.creates(NewTask.of("a"));
        new User().client.get("/tasks/" + task + "/history").isProblem(ProblemCode.NOT_FOUND);
        ada.client.get("/tasks/" + TestLog.newTask() + "/history").isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_cursor_is_good_for_its_task_and_user_alone() {
        TaskId task = ada.creates(NewTask.of("a"));
        TaskId other = ada.creates(NewTask.of("b"));
        ada.does(task, new TaskEvent.Started());
        String cursor = history(task, "?limit=1").next();
        ada.client.get("/tasks/" + other + "/history?cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
        ada.client.list("cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
        assertThat(history(task, "?cursor=" + cursor).json().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks/x/history, INVALID_PARAMETER",
        "/tasks/{}/history?limit=0, INVALID_PARAMETER",
        "/tasks/{}/history?limit=201, INVALID_PARAMETER",
        "/tasks/{}/history?cursor=x, INVALID_CURSOR",
        "/tasks/{}/history?sort=at, UNKNOWN_PARAMETER"
    })
    void what_cannot_be_meant_is_refused(String path, ProblemCode code) {
        TaskId task = ada.creates(NewTask.of("a"));
        ada.client.get(path.replace("{}", task.toString())).isProblem(code);
    }

    private Reply history(TaskId task, String query) {
        return ada.client.get("/tasks/" + task + "/history" + query).is(200);
    }

    private static JsonNode changes(Reply history) {
        JsonMapper mapper = new JsonMapper();
        var all = mapper.createArrayNode();
        history.json().path("items").forEach(item -> all.add(item.path("changes")));
        return all;
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}

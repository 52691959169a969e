package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** One task, and the conditions and headers of reads. */
class TaskReadTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00.007Z");

    private final User ada = new User();

    @Test
    void a_task_shows_all_it_has() {
        TaskId task = ada.creates(
                AT,
                NewTask.of("<script>${jndi:x}{{7*7}}")
                        .describedAs("\uD83D\uDC69\u200D\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD")
                        .priority(Priority.HIGH)
                        .due(LocalDate.of(2026, 6, 1), LocalTime.of(9, 5), ZoneId.of("Europe/Berlin"))
                        .tags("Home", "a b")
                        .createdAt(AT));
        assertThat(read(task, "").is(200).json()).isEqualTo(new JsonMapper().readTree("""
                        {"id": "%s", "title": "<script>${jndi:x}{{7*7}}",
                         "description": "\uD83D\uDC69\u200D\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD",
                         "status": "todo", "priority": "high", "dueDate": "2026-06-01", "dueTime": "09:05",
                         "timeZone": "Europe/Berlin", "tags": ["Home", "a b"], "rank": "m",
                         "createdAt": "2026-05-01T10:00:00.007Z", "updatedAt": "2026-05-01T10:00:00.007Z",
                         "version": 1}
                        """.formatted(task)));
    }

    @Test
    void a_task_in_the_trash_is_there_only_for_who_asks() {
        TaskId task = ada.creates(NewTask.of("a"));
        read(task, "?deleted=true").isProblem(ProblemCode.NOT_FOUND);
        read(task, "?deleted=any").is(200);
        ada.does(task, new TaskEvent.Deleted(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        read(task, "").isProblem(ProblemCode.NOT_FOUND);
        read(task, "?deleted=false").isProblem(ProblemCode.NOT_FOUND);
        read(task, "?deleted=true").is(200);
        assertThat(read(task, "?deleted=any").is(200).json().has("deletedAt")).isTrue();
        ada.does(task, new TaskEvent.Restored());
        read(task, "").is(200);
    }

    @Test
    void a_task_that_has_left_the_trash_is_gone_though_nobody_has_swept_yet() {
        TaskId task = ada.creates(NewTask.of("a"));
        ada.does(
                task,
                new TaskEvent.Deleted(Instant.now().minus(30, ChronoUnit.DAYS).minusSeconds(61)));
        read(task, "?deleted=any").isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void somebody_elses_task_is_as_if_it_were_not() {
        TaskId task = ada.creates(NewTask.of("a"));
        Reply own = read(task, "");
        Reply others = new User().client.get("/tasks/" + task, "If-None-Match", own.etag());
        Reply missing = new User().client.get("/tasks/" + app.taskflow.query.TestLog.newTask());
        others.isProblem(ProblemCode.NOT_FOUND);
        assertThat(others.json().path("title"))
                .isEqualTo(missing.isProblem(ProblemCode.NOT_FOUND).json().path("title"));
        assertThat(others.json().path("detail")).isEqualTo(missing.json().path("detail"));
    }

    @Test
    void a_tasks_tag_is_strong_and_another_for_each_task_and_version() {
        TaskId task = ada.creates(NewTask.of("a"));
        TaskId other = ada.creates(NewTask.of("a"));
        String first = read(task, "").etag();
        assertThat(first)
                .matches("\"[A-Za-z0-9_-]+\"")
                .isNotEqualTo(read(other, "").etag());
        ada.does(task, new TaskEvent.Started());
        assertThat(read(task, "").etag()).isNotEqualTo(first);
        assertThat(ada.client
                        .get("/tasks/" + task, "If-None-Match", first)
                        .is(200)
                        .etag())
                .isEqualTo(read(task, "").etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks?q=a", "/tasks/stats"})
    void what_is_made_of_many_has_a_weak_tag_that_lasts_until_it_changes(String path) {
        TaskId task = ada.creates(NewTask.of("a"));
        Reply first = ada.client.get(path).is(200);
        assertThat(first.etag()).startsWith("W/\"");
        isNotModified(ada.client.get(path, "If-None-Match", first.etag()), first);
        isNotModified(ada.client.get(path, "If-None-Match", "\"x\", " + first.etag()), first);
        isNotModified(ada.client.get(path, "If-None-Match", first.etag().substring(2)), first);
        ada.client.get(path, "If-None-Match", "nonsense").is(200);
        ada.does(task, new TaskEvent.Completed(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        ada.client.get(path, "If-None-Match", first.etag()).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks?q=a", "/tasks/stats"})
    void a_tag_is_never_good_for_another_user_though_both_have_nothing(String path) {
        Reply own = ada.client.get(path).is(200);
        Reply others = new User().client.get(path, "If-None-Match", own.etag()).is(200);
        assertThat(others.body()).isEqualTo(own.body());
        assertThat(others.etag()).isNotEqualTo(own.etag());
    }

    @Test
    void a_task_that_the_client_has_is_not_sent_again() {
        TaskId task = ada.creates(NewTask.of("a"));
        Reply first = read(task, "").is(200);
        isNotModified(ada.client.get("/tasks/" + task, "If-None-Match", first.etag()), first);
        isNotModified(ada.client.get("/tasks/" + task, "If-None-Match", "W/" + first.etag()), first);
        isNotModified(ada.client.get("/tasks/" + task, "If-None-Match", "*"), first);
    }

    private Reply read(TaskId task, String query) {
        return ada.client.get("/tasks/" + task + query);
    }

    private static void isNotModified(Reply answer, Reply first) {
        answer.is(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.etag()).isEqualTo(first.etag());
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
    }
}

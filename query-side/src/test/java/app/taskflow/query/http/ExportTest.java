package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.formats.ImportReaders;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.task.PortableTask;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(123);

    @ParameterizedTest
    @CsvSource({"csv, text/csv;charset=UTF-8", "ndjson, application/x-ndjson", "ics, text/calendar;charset=UTF-8"})
    void what_is_exported_is_read_again_as_the_same_tasks(String format, String mediaType) throws IOException {
        User ada = new User();
        TaskId archived = ada.creates(NewTask.of("=cmd|' /C calc'!A0").describedAs("+1\n\"quoted\", and; more"));
        ada.creates(NewTask.of("Käse 🧀")
                .priority(Priority.URGENT)
                .due(LocalDate.of(2026, 12, 24), LocalTime.of(18, 30), ZoneId.of("Europe/Berlin"))
                .tags("@home", "a|b"));
        ada.creates(NewTask.of("-done").done(at));
        TaskId deleted = ada.creates(NewTask.of("deleted"));
        ada.does(deleted, new TaskEvent.Deleted(at));
        ada.does(archived, new TaskEvent.Archived(at));

        Reply file = ada.client.get("/tasks/export?format=" + format).is(200);
        assertThat(file.header("Content-Type")).isEqualToIgnoringCase(mediaType);
        assertThat(file.header("Content-Disposition"))
                .matches("attachment; filename=\"taskflow-[0-9-]{10}\\." + format + "\"");
        List<PortableTask> tasks = read(file.body(), format.equals("ics") ? Source.ICALENDAR : Source.TASKFLOW);
        Reply list = ada.client.list("archived=any&sort=updatedAt");
        assertThat(tasks.stream().map(PortableTask::externalId)).containsExactlyInAnyOrderElementsOf(list.ids());
        assertThat(tasks.stream().map(PortableTask::title)).containsExactly("Käse 🧀", "-done", "=cmd|' /C calc'!A0");
        PortableTask cheese = tasks.getFirst();
        assertThat(cheese.tags()).containsExactly("@home", "a|b");
        assertThat(cheese.priority()).isEqualTo(Priority.URGENT);
        assertThat(cheese.due().time()).isEqualTo(LocalTime.of(18, 30));
        assertThat(cheese.due().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(tasks.get(1).completedAt()).isEqualTo(at);
        assertThat(tasks.get(2).archivedAt()).isEqualTo(at);
        assertThat(tasks.get(2).description()).isEqualTo("+1\n\"quoted\", and; more");
    }

    @ParameterizedTest
    @CsvSource({"csv, TASKFLOW", "ndjson, TASKFLOW", "ics, ICALENDAR"})
    void sub_tasks_and_recurrences_are_read_again_as_they_were(String format, Source readAs) throws IOException {
        User ada = new User();
        Due due = new Due(LocalDate.of(2026, 12, 24), null, null);
        TaskId parent = TestLog.newTask();
        TaskId child = TestLog.newTask();
        ada.does(child, ImportedTask.event("child", due, parent));
        ada.does(parent, ImportedTask.event("parent", due, null));
        TaskId undated = TestLog.newTask();
        ada.does(undated, ImportedTask.event("undated", due, parent));
        ada.does(undated, new TaskEvent.Rescheduled(Due.NONE));

        List<PortableTask> tasks =
                read(ada.client.get("/tasks/export?format=" + format).is(200).body(), readAs);
        assertThat(tasks).extracting(PortableTask::title).containsExactly("child", "parent", "undated");
        assertThat(tasks)
                .extracting(PortableTask::externalId)
                .containsExactly(child.toString(), parent.toString(), undated.toString());
        assertThat(tasks)
                .extracting(PortableTask::parentExternalId)
                .containsExactly(parent.toString(), null, parent.toString());
        assertThat(tasks)
                .extracting(PortableTask::recurrence)
                .containsExactly(ImportedTask.RECURRENCE, ImportedTask.RECURRENCE, null);
    }

    @Test
    void no_cell_begins_like_a_formula() {
        User ada = new User();
        ada.creates(NewTask.of("=1+1"));
        assertThat(ada.client.get("/tasks/export?format=csv").body())
                .doesNotContain(",=1+1")
                .contains("=1+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=xls", "format=CSV", "format="})
    void an_unknown_format_is_refused(String query) {
        new User().client.get("/tasks/export?" + query).isProblem(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void somebody_without_tasks_gets_a_file_all_the_same() throws IOException {
        assertThat(read(
                        new User()
                                .client
                                .get("/tasks/export?format=csv")
                                .is(200)
                                .body(),
                        Source.TASKFLOW))
                .isEmpty();
        assertThat(new User().client.get("/tasks/export?format=ndjson").is(200).body())
                .isEmpty();
    }

    private List<PortableTask> read(String file, Source source) throws IOException {
        List<PortableTask> tasks = new ArrayList<>();
        try (RowReader rows = ImportReaders.open(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                source,
                null,
                new ReadOptions(null, at))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Row.Task read = (Row.Task) row;
                assertThat(read.warnings()).isEmpty();
                tasks.add(read.task());
            }
        }
        return tasks;
    }
}

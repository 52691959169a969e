package app.taskflow.formats;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.task.PortableTask;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps that importers of others fell into. */
class ForeignFilesTest {

    private static final String TODOIST = """
            TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
            meta,view_style=list,,,,,,,,
            task,Plan @home @Deep party,With care,1,1,,Ann (7),tomorrow at 18:00,en,Europe/Berlin
            note,Ask Bob,,,,,,2026-11-01,,
            ,,,,,,,,,
            section,Shopping,,,,,,,,
            task,Milk,,4,1,,,jeden Freitag,de,
            task,Oat,,3,2,,,2026-12-24,,
            task,Organic,,2,3,,,every monday,en,
            task,Bread,,,1,,,,,
            """;

    @Test
    void todoist_one_is_urgent_and_labels_notes_and_sections_are_kept() throws IOException {
        List<PortableTask> tasks = Reading.tasks(Reading.rows(Source.TODOIST, TODOIST));
        assertThat(tasks)
                .extracting(PortableTask::priority)
                .containsExactly(Priority.URGENT, Priority.NONE, Priority.MEDIUM, Priority.HIGH, Priority.NONE);
        PortableTask first = tasks.getFirst();
        assertThat(first.title()).isEqualTo("Plan party");
        assertThat(first.tags()).containsExactly("home", "Deep");
        assertThat(first.description()).isEqualTo("With care\n\nResponsible: Ann (7)\n\nAsk Bob (2026-11-01)");
        assertThat(first.due().date()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(first.due().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(tasks.get(1).tags()).containsExactly("Shopping");
    }

    @Test
    void todoist_indents_make_sub_tasks_of_the_task_above() throws IOException {
        List<Row.Task> rows = Reading.rows(Source.TODOIST, TODOIST).stream()
                .map(Row.Task.class::cast)
                .toList();
        assertThat(rows.get(1).parent()).isNull();
        assertThat(rows.get(2).parent()).isEqualTo(rows.get(1).identity());
        assertThat(rows.get(3).parent()).isEqualTo(rows.get(2).identity());
        assertThat(rows.get(4).parent()).isNull();
    }

    @Test
    void todoist_words_that_are_not_understood_stay_as_text_with_a_warning() throws IOException {
        List<Row> rows = Reading.rows(Source.TODOIST, TODOIST);
        assertThat(Reading.findings(rows.get(1))).containsExactly("date-not-understood@dueDate");
        assertThat(Reading.tasks(rows).get(1).description()).isEqualTo("Due: jeden Freitag");
        PortableTask monday = Reading.tasks(rows).get(3);
        assertThat(monday.recurrence()).isEqualTo("FREQ=WEEKLY;BYDAY=MO");
        assertThat(monday.due().date()).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void todoist_semicolons_are_separators_too() throws IOException {
        assertThat(Reading.tasks(Reading.rows(Source.TODOIST, "TYPE;CONTENT;PRIORITY\ntask;a, b;2\n")))
                .extracting(PortableTask::title, PortableTask::priority)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a, b", Priority.HIGH));
    }

    @Test
    void google_days_are_not_shifted_and_closed_tasks_stay_closed() throws IOException {
        List<Row> rows = Reading.rows(Source.GOOGLE_TASKS, """
                {"kind":"tasks#taskLists","items":[{"title":"Home","items":[
                  {"id":"c","title":"Child","parent":"p","status":"needsAction","due":"2026-12-01T00:00:00.000Z"},
                  {"id":"p","title":"Parent","status":"completed","completed":"2026-11-02T03:04:05.000Z","hidden":true},
                  {"id":"d","title":"Gone","deleted":true}]},{"title":"Empty"}]}
                """);
        Row.Task child = (Row.Task) rows.getFirst();
        Row.Task parent = (Row.Task) rows.get(1);
        assertThat(child.task().due().date()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(child.task().due().time()).isNull();
        assertThat(child.task().tags()).containsExactly("Home");
        assertThat(child.parent()).isEqualTo(parent.identity());
        assertThat(parent.task().status()).isEqualTo(Status.DONE);
        assertThat(parent.task().completedAt()).isEqualTo(Instant.parse("2026-11-02T03:04:05Z"));
        assertThat(parent.task().archivedAt()).isNotNull();
        assertThat(Reading.findings(rows.get(2))).containsExactly("deleted-in-source@null");
    }

    @Test
    void a_title_that_is_too_long_is_cut_with_all_of_it_in_the_description() throws IOException {
        String title = "\ud83d\ude00".repeat(300);
        List<Row> rows = Reading.rows(Source.TODOIST, "TYPE,CONTENT\ntask," + title + "\n");
        assertThat(Reading.findings(rows.getFirst())).containsExactly("title-cut@title");
        PortableTask task = Reading.tasks(rows).getFirst();
        assertThat(task.title().codePointCount(0, task.title().length())).isEqualTo(200);
        assertThat(task.description()).isEqualTo(title);
    }
}

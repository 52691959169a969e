package app.taskflow.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.taskflow.cli.client.TaskDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCsvTest {

    @TempDir
    Path dir;

    private Path file(String content) throws IOException {
        return Files.write(dir.resolve("tasks.csv"), content.getBytes(UTF_8));
    }

    private TaskSource read(String content) throws IOException {
        return TaskCsv.read(file(content), Integer.MAX_VALUE);
    }

    @Test
    void cells_may_hold_lines_quotes_separators_and_any_script() throws IOException {
        String csv = """
                \uFEFFtags,title,description
                a|b,"Say ""hello"", Jörg","first

                 third, "
                ,書類を送る 🎉,=1+1
                """;
        TaskSource source = read(csv.replace("\n", "\r\n"));
        assertThat(source.tasks()).extracting(SourceTask::place).containsExactly("line 2", "line 5");
        assertThat(source.tasks())
                .extracting(SourceTask::draft)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .returns("Say \"hello\", Jörg", TaskDraft::title)
                                .returns("first\r\n\r\n third, ", TaskDraft::description)
                                .returns(List.of("a", "b"), TaskDraft::tags),
                        second -> assertThat(second)
                                .returns("書類を送る 🎉", TaskDraft::title)
                                .returns("=1+1", TaskDraft::description)
                                .returns(List.of(), TaskDraft::tags));
    }

    @Test
    void columns_come_in_any_order_and_empty_cells_are_absent() throws IOException {
        TaskSource source = read("""
                dueTime,priority,title,timeZone,dueDate,status
                09:30,urgent,Paint,Europe/Berlin,2026-12-01,in_progress
                ,,Rest,,,
                """);
        assertThat(source.tasks().getFirst().draft())
                .returns("09:30", TaskDraft::dueTime)
                .returns("urgent", TaskDraft::priority)
                .returns("Europe/Berlin", TaskDraft::timeZone)
                .returns("2026-12-01", TaskDraft::dueDate)
                .returns("in_progress", TaskDraft::status);
        assertThat(source.tasks().getLast().draft())
                .returns(null, TaskDraft::dueTime)
                .returns(null, TaskDraft::priority)
                .returns(null, TaskDraft::dueDate)
                .returns(null, TaskDraft::status);
    }

    @Test
    void a_task_with_a_completion_is_done_unless_its_status_says_otherwise() throws IOException {
        TaskSource source = read("""
                title,status,completedAt,archivedAt
                Done long ago,,2014-09-19T14:54:04+02:00,
                Reopened,todo,2014-09-19T14:54:04+02:00,
                Put away,done,,2020-01-01T00:00:00Z
                """);
        assertThat(source.tasks()).extracting(t -> t.draft().status()).containsExactly("done", "todo", "done");
        assertThat(source.tasks()).extracting(SourceTask::archived).containsExactly(false, false, true);
    }

    @Test
    void what_cannot_be_loaded_is_noted() throws IOException {
        TaskSource source = read("""
                title,parentExternalId,colour
                Child,p1,red
                Too short
                Too,long,a,row
                Fine,,
                """);
        assertThat(source.tasks()).extracting(t -> t.draft().title()).containsExactly("Child", "Fine");
        assertThat(source.notes())
                .containsExactly(
                        "The column 'colour' is unknown and left out.",
                        "Line 3 has 1 cells in place of 3 and is left out.",
                        "Line 4 has 4 cells in place of 3 and is left out.",
                        "1 tasks name a parent and are loaded without one.");
    }

    @Test
    void many_bad_rows_are_summed_up() throws IOException {
        TaskSource source = read("title,tags\n" + "short\n".repeat(100) + "a,b\n");
        assertThat(source.tasks()).hasSize(1);
        assertThat(source.notes())
                .hasSize(6)
                .last()
                .isEqualTo("95 more lines have a wrong number of cells and are left out.");
    }

    @Test
    void no_more_than_asked_for_is_read() throws IOException {
        Path file = file("title\na\nb\nc\n");
        assertThat(TaskCsv.read(file, 2).tasks()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                    | it is empty
                    'name,tags;a,b'       | its first line names no column 'title'
                    'title,title;a,b'     | the column 'title' is there twice
                    'title,tags;a,"b;c,d' | line 2
                    """)
    void a_file_that_is_no_taskflow_csv_is_told_with_the_reason(String content, String reason) throws IOException {
        Path file = file(content.replace(';', '\n'));
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> TaskCsv.read(file, 10))
                .withMessageContaining(reason);
    }

    @Test
    void a_file_that_is_not_there_or_not_utf8_is_told_with_the_reason() throws IOException {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> TaskCsv.read(dir.resolve("none.csv"), 10))
                .withMessageEndingWith("there is no such file");
        Path latin = Files.write(dir.resolve("latin.csv"), new byte[] {'t', 'i', 't', 'l', 'e', '\n', (byte) 0xFC});
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> TaskCsv.read(latin, 10))
                .withMessageEndingWith("it is not UTF-8");
    }
}

package app.taskflow.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import app.taskflow.formats.task.PortableTask;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFlowFilesTest {

    @Test
    void a_row_is_read_with_all_its_columns_in_any_order() throws IOException {
        List<Row> rows = csv("""
                title,externalId,tags,status,priority,dueDate,dueTime,timeZone,parentExternalId,recurrence,completedAt
                "Say ""hi"",
                twice",a,x,todo,none,,,,,,
                Call,b,"one, two|c\\|d",done,high,2026-12-01,08:30,Europe/Berlin,z,FREQ=DAILY,2026-11-20T10:00:00+02:00
                """);
        assertThat(Reading.findings(rows.getFirst())).containsExactly("control-character@title");
        Row.Task row = (Row.Task) rows.get(1);
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.line()).isEqualTo(4);
        assertThat(row.identity()).hasToString("taskflow/id:b");
        assertThat(row.parent()).hasToString("taskflow/id:z");
        PortableTask task = row.task();
        assertThat(task.tags()).containsExactly("one, two", "c|d");
        assertThat(task.status()).isEqualTo(Status.DONE);
        assertThat(task.priority()).isEqualTo(Priority.HIGH);
        assertThat(task.due().toString()).contains("2026-12-01", "08:30", "Europe/Berlin");
        assertThat(task.completedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(task.recurrence()).isEqualTo("FREQ=DAILY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "title,status ! ,todo ! required@title",
                "title,status ! ' ,todo' ! blank@title",
                "title,status ! a,open ! unknown-value@status",
                "title,priority ! a,9 ! unknown-value@priority",
                "title,dueDate ! a,2026-02-30 ! no-such-date@dueDate",
                "title,dueDate ! a,1753-01-01 ! out-of-range@dueDate",
                "title,dueTime ! a,08:30 ! needs-due-date@dueTime",
                "title,dueDate,dueTime ! a,2026-01-01,24:00 ! no-such-time@dueTime",
                "title,timeZone ! a,Berlin ! no-such-time-zone@timeZone",
                "title,tags ! a,x|X ! duplicate@tags",
                "title,tags ! a,x||y ! blank@tags",
                "title,createdAt ! a,2026-01-01 ! no-such-instant@createdAt",
                "title,recurrence ! a,FREQ=DAILY ! needs-due-date@recurrence",
                "title,dueDate,recurrence ! a,2026-01-01,FREQ=SOMETIMES ! no-such-recurrence@recurrence",
                "title,status,completedAt ! a,todo,2026-01-01T00:00:00Z ! not-done@completedAt",
                "title,status ! a ! ragged-row@null",
                "title,status ! a,todo,x ! ragged-row@null",
                "title,status ! \"a\"b,todo ! malformed-row@null",
            })
    void a_bad_value_rejects_its_row_and_no_other(String header, String row, String finding) throws IOException {
        List<Row> rows = csv(header + "\n" + row + "\n" + "b" + ",".repeat(header.split(",").length - 1) + "\n");
        assertThat(Reading.findings(rows.getFirst())).containsExactly(finding);
        assertThat(Reading.tasks(rows.subList(1, 2)))
                .extracting(PortableTask::title)
                .containsExactly("b");
    }

    @Test
    void cells_that_a_spreadsheet_would_run_are_taken_literally_and_come_back_from_their_guard() throws IOException {
        List<PortableTask> tasks = Reading.tasks(csv("title\n=1+1\n'=1+1\n''=1+1\n'quoted'\n-x\n@y\n"));
        assertThat(tasks)
                .extracting(PortableTask::title)
                .containsExactly("=1+1", "=1+1", "'=1+1", "'quoted'", "-x", "@y");
    }

    @Test
    void what_is_completed_without_a_status_is_done() throws IOException {
        assertThat(Reading.tasks(csv("title,completedAt\na,2026-01-01T00:00:00Z\n"))
                        .getFirst()
                        .status())
                .isEqualTo(Status.DONE);
    }

    @Test
    void equal_rows_without_an_id_differ_by_their_ordinal_and_a_second_reading_gives_the_same() throws IOException {
        String file = "title\na\nb\na\n";
        List<String> keys = keys(csv(file));
        assertThat(keys).doesNotHaveDuplicates().isEqualTo(keys(csv(file)));
        assertThat(keys.getFirst()).endsWith(":1");
        assertThat(keys.get(2)).endsWith(":2");
    }

    @Test
    void a_repeated_id_is_the_same_identity_with_a_warning() throws IOException {
        List<Row> rows = csv("externalId,title\n1,a\n1,b\n");
        assertThat(keys(rows)).containsExactly("id:1", "id:1");
        assertThat(Reading.findings(rows.get(1))).containsExactly("repeated-id@externalId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "name,status ! column title",
                "title,colour ! called \"colour\"",
                "title,Title ! two columns called \"title\"",
                "{\"title\": ! first line is not JSON",
                "[] ! not a JSON object",
            })
    void a_file_that_does_not_begin_like_one_is_unreadable(String file, String reason) {
        assertThatExceptionOfType(UnreadableImportException.class)
                .isThrownBy(() -> Reading.rows(Source.TASKFLOW, file))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }

    @Test
    void a_quote_that_is_never_closed_is_named_with_its_place() {
        assertUnreadable("title\na\n\"b\nc\n".getBytes(StandardCharsets.UTF_8), "never closed", 3, 1);
    }

    @Test
    void bytes_that_are_not_the_encoding_and_nul_are_named_with_their_place() {
        assertUnreadable("title\nM\u00fcll\n".getBytes(StandardCharsets.ISO_8859_1), "UTF-8", 2, 2);
        assertUnreadable("title\nabc\0def\n".getBytes(StandardCharsets.UTF_8), "NUL", 2, 4);
        assertUnreadable(new byte[0], "empty", 1, 1);
    }

    private static void assertUnreadable(byte[] file, String reason, long line, long column) {
        assertThatExceptionOfType(UnreadableImportException.class)
                .isThrownBy(() -> Reading.rows(Source.TASKFLOW, file))
                .satisfies(e -> {
                    assertThat(e.reason()).contains(reason);
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.column()).isEqualTo(column);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_says_the_encoding(String charset) throws IOException {
        assertThat(Reading.tasks(Reading.rows(
                        Source.TASKFLOW, "\ufefftitle\nM\u00fcll \ud83d\ude00\n".getBytes(Charset.forName(charset)))))
                .extracting(PortableTask::title)
                .containsExactly("M\u00fcll \ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 rest", "PK\u0005\u0006", "%PDF-1.7", "\u0001\u0002\u0003\u0004"})
    void bytes_that_are_no_text_are_unsupported(String head) {
        for (Source source : Source.values()) {
            assertThatExceptionOfType(UnsupportedImportException.class)
                    .isThrownBy(() -> Reading.rows(source, head.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void a_cell_of_ten_megabytes_rejects_its_row_only() throws IOException {
        List<Row> rows = csv("title,description\na," + "x".repeat(10_000_000) + "\nb,c\n");
        assertThat(Reading.findings(rows.getFirst())).containsExactly("row-too-long@null");
        assertThat(rows.get(1)).isInstanceOf(Row.Task.class);
    }

    @Test
    void a_bad_line_of_json_is_rejected_alone() throws IOException {
        List<Row> rows = Reading.rows(Source.TASKFLOW, """
                {"id":"1","title":"a","version":3,"tags":["x"]}

                {"title":"b",}
                {"title":"b","title":"c"}
                {"title":7,"colour":"red"}
                {"title":"d"} x
                {"title":"e","parentExternalId":"1"}
                """);
        assertThat(rows.stream().map(Reading::findings).toList().toString())
                .isEqualTo("[[], [malformed-row@null], [malformed-row@null], "
                        + "[unknown-property@null, wrong-type@title, required@title], [malformed-row@null], []]");
        assertThat(rows.getLast().line()).isEqualTo(7);
        assertThat(rows.getLast().number()).isEqualTo(6);
    }

    private static List<Row> csv(String file) throws IOException {
        return Reading.rows(Source.TASKFLOW, file);
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream()
                .map(Row.Task.class::cast)
                .map(row -> row.identity().key())
                .toList();
    }
}

package app.taskflow.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.row.UnreadableImportException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that would take many times their size if they were kept as they come. */
class LargeDocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "0", "\"\"", "{\"a\":{}}"})
    void an_item_of_very_many_values_is_refused_whatever_they_are(String value) {
        String many = (value + ",").repeat(150_000) + value;
        assertUnreadable(Source.GOOGLE_TASKS, "{\"items\":[{\"items\":[{\"title\":[" + many + "]}]}]}", "An item has");
        assertUnreadable(Source.TRELLO, "{\"cards\":[{\"desc\":[" + many + "]}]}", "An item has");
        assertUnreadable(Source.MICROSOFT_TODO, "{\"title\":\"a\",\"body\":[" + many + "]}", "An item has");
    }

    @Test
    void a_task_alone_is_no_larger_than_one_of_many() {
        String half = "0,".repeat(70_000) + "0";
        assertUnreadable(
                Source.MICROSOFT_TODO,
                "{\"title\":\"a\",\"b\":[" + half + "],\"c\":[" + half + "]}",
                "no task of Microsoft To Do");
    }

    @ParameterizedTest
    @CsvSource({"TRELLO,cards,desc", "MICROSOFT_TODO,value,title"})
    void a_text_beyond_the_limit_is_told_with_the_limit(Source source, String items, String field) {
        String file = "{\"%s\":[{\"%s\":\"%s\"}]}".formatted(items, field, "x".repeat(2_000_000));
        assertUnreadable(source, file, "a text has at most 1048576 characters");
    }

    @ParameterizedTest
    @CsvSource({"TODOIST,'TYPE,CONTENT|task,@|task,B|'", "ASANA,'Task ID,Name,Notes|1,A,\"@\"|2,B,b|'"})
    void a_cell_beyond_the_limit_costs_its_row_alone(Source source, String file) throws IOException {
        List<Row> rows = Reading.rows(source, file.replace("|", "\n").replace("@", "x".repeat(2_000_000)));
        assertThat(rows).hasSize(2);
        assertThat(Reading.findings(rows.getFirst())).containsExactly("row-too-long@null");
        assertThat(rows.getLast()).isInstanceOf(Row.Task.class);
    }

    @Test
    void a_checklist_before_its_card_and_one_without_a_card_are_rows_an_item_at_a_time() throws IOException {
        List<Row> rows = Reading.rows(Source.TRELLO, """
                {"checklists":[{"idCard":"c1","checkItems":[{"id":"i1","name":"one"},{"name":"two"}]},
                {"idCard":"c1","checkItems":[{"id":"i3","name":"three"}]},
                {"idCard":"gone","checkItems":[{"id":"i4","name":"four"}]}],
                "cards":[{"id":"c1","name":"card","checklists":[{"checkItems":[{"id":"i0","name":"zero"}]}]},
                {"id":"c2","name":"last"}]}
                """);
        assertThat(Reading.tasks(rows))
                .extracting(task -> task.title())
                .containsExactly("card", "zero", "one", "two", "three", "last", "four");
        assertThat(rows).extracting(Row::number).containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 3L);
        assertThat(rows.stream().map(row -> String.valueOf(((Row.Task) row).parent())))
                .containsExactly(
                        "null",
                        "trello/id:c1",
                        "trello/id:c1",
                        "trello/id:c1",
                        "trello/id:c1",
                        "null",
                        "trello/id:gone");
    }

    private static void assertUnreadable(Source source, String file, String reason) {
        assertThatExceptionOfType(UnreadableImportException.class)
                .isThrownBy(() -> Reading.rows(source, file))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }
}

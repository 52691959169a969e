package app.taskflow.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is sent, and what is said, without a Kafka. */
class ImportProducerTest {

    private static final String OWNER = "019a0000-0000-7000-8000-0000000000bb";
    private static final UUID IMPORT = UUID.fromString("019a0000-0000-7000-8000-0000000000aa");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args);
    }

    @Test
    void help_tells_how_to_use_it() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--owner=ID", "--import-id=ID", "localhost:29092", "standard input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--owner=me", "--owner=" + OWNER + " --import-id=1", "--owner=" + OWNER + " a b"})
    void wrong_usage_is_2(String args) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: example-producer");
    }

    @Test
    void a_file_that_is_not_there_or_has_no_task_is_1() {
        assertThat(run("--owner", OWNER, "/no/such/file")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("the file cannot be read: /no/such/file");
        assertThat(run("--owner", OWNER, "--bootstrap", "127.0.0.1:1", "-")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("line 1: there is no task");
    }

    @Test
    void a_record_holds_the_task_as_it_was_and_says_when_it_is_the_last() {
        var task = JsonNodeFactory.instance.objectNode().put("title", "Gießen").put("status", "done");
        ImportRecord row = ImportRecord.of(IMPORT, 7, task);
        assertThat(new String(row.toJson(), UTF_8))
                .isEqualTo(
                        "{\"importId\":\"%s\",\"rowId\":\"line-7\",\"task\":{\"title\":\"Gießen\",\"status\":\"done\"}}"
                                .formatted(IMPORT));
        assertThat(new String(row.asLast().toJson(), UTF_8)).endsWith(",\"last\":true}");
    }

    @Test
    void lines_are_numbered_as_in_the_file_and_empty_ones_are_none() throws Exception {
        List<Long> numbers = new ArrayList<>();
        try (TaskLines lines = lines("{\"title\":\"a\"}\r\n\n  \n{\"title\":\"b\"}".getBytes(UTF_8))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                numbers.add(line.number());
            }
        }
        assertThat(numbers).containsExactly(1L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{} {}", "7", "title"})
    void what_is_no_object_is_named_by_its_line(String text) {
        TaskLines lines = lines(("\n" + text).getBytes(UTF_8));
        assertThatThrownBy(lines::next)
                .isInstanceOf(MalformedLineException.class)
                .hasMessageStartingWith("line 2: no JSON");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_and_not_altered() {
        TaskLines lines = lines(new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'});
        assertThatThrownBy(lines::next)
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining("no UTF-8");
    }

    private static TaskLines lines(byte[] bytes) {
        return new TaskLines(new ByteArrayInputStream(bytes));
    }
}

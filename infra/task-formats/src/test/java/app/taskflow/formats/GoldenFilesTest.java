package app.taskflow.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.formats.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each file, row by row, as people approved it. A new outcome is in target/golden for approval. */
class GoldenFilesTest {

    static List<GoldenFile> files() {
        return GoldenFile.ALL;
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_read_as_it_was_approved(GoldenFile file) throws IOException {
        StringBuilder outcome = new StringBuilder();
        for (Row row : Reading.rows(file.source(), file.content())) {
            describe(row, outcome);
        }
        Path proposed = Path.of("target/golden", file.name() + ".approved.txt");
        Files.createDirectories(proposed.getParent());
        Files.writeString(proposed, outcome);
        assertThat(outcome.toString()).isEqualTo(new String(GoldenFile.resource(file.name() + ".approved.txt"), UTF_8));
    }

    private static void describe(Row row, StringBuilder out) {
        out.append("row %d, line %d: ".formatted(row.number(), row.line()));
        switch (row) {
            case Row.Task task ->
                out.append(task.identity())
                        .append(task.parent() == null ? "" : " of " + task.parent())
                        .append('\n')
                        .append(task.task().toString().replace("\n", "\n    | "))
                        .append('\n');
            case Row.Rejected _ -> out.append("rejected\n");
        }
        Reading.messages(row)
                .forEach(message -> out.append("  ! ").append(message).append('\n'));
        out.append('\n');
    }
}

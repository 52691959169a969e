package app.taskflow.formats;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void the_document_for_users_names_every_source_and_everything_a_row_can_be_told() throws IOException {
        String document = Files.readString(Path.of("../../docs/import-formats.md"));
        for (Finding.Code code : Finding.Code.values()) {
            assertThat(document).contains("`" + code + "`");
        }
        for (Source source : Source.values()) {
            assertThat(document).contains("`" + source.wireName() + "`");
        }
    }
}

package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.imports.row.RowMessage;
import app.taskflow.command.imports.row.RowMessage.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "=1+1;'=1+1",
                "+1;'+1",
                "-1;'-1",
                "@x;'@x",
                "plain;plain",
                "a,b;\"a,b\"",
                "say \"a\";\"say \"\"a\"\"\""
            })
    void no_cell_is_a_formula_and_none_breaks_the_line(String message, String cell) {
        RowMessage said = new RowMessage(1, 2, Severity.ERROR, "required", message, null);
        assertThat(new String(MessageCsv.lines(List.of(said)), UTF_8))
                .isEqualTo("1,2,error,required,," + cell + "\r\n");
    }
}

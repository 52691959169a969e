package app.taskflow.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.terminal.Terminal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(Kind kind) {
        PrintStream stream = new PrintStream(out, true, UTF_8);
        return new Terminal(stream, stream, kind, 80);
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        assertThat(Kind.of(true, Map.of())).isEqualTo(Kind.COLOUR_TERMINAL);
        assertThat(Kind.of(true, Map.of("NO_COLOR", ""))).isEqualTo(Kind.COLOUR_TERMINAL);
        assertThat(Kind.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Kind.PLAIN_TERMINAL);
        assertThat(Kind.of(true, Map.of("TERM", "dumb"))).isEqualTo(Kind.PLAIN_TERMINAL);
        assertThat(Kind.of(false, Map.of("TERM", "xterm"))).isEqualTo(Kind.PIPE);
    }

    @Test
    void a_table_is_aligned_whatever_the_script() {
        new Table(Column.left("title", 6), Column.right("n"))
                .row("書類を送る", "7")
                .row("a\nb", "1 000")
                .print(terminal(Kind.PIPE));
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("""
                  title      n
                  書類…      7
                  a b    1 000
                """);
    }

    @Test
    void a_piped_progress_is_whole_lines_without_control_characters() {
        try (ProgressBar bar = terminal(Kind.PIPE).progress("loading", 3)) {
            bar.stepBy(3);
        }
        assertThat(out.toString(UTF_8))
                .contains("loading 100%")
                .doesNotContain("\r", "\u001b")
                .endsWith("\n");
    }
}

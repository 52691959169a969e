package app.taskflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void width_is_counted_in_columns_of_the_terminal() {
        assertThat(Text.width("abc")).isEqualTo(3);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
        assertThat(Text.width("書類")).isEqualTo(4);
        assertThat(Text.width("👨‍👩‍👧‍👦")).isEqualTo(2);
        assertThat(Text.width("")).isZero();
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(Text.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Text.fit("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Text.fit("書類を送る", 6)).isEqualTo("書類…");
        assertThat(Text.fit("a👨‍👩‍👧‍👦bcd", 4)).isEqualTo("a👨‍👩‍👧‍👦…");
    }

    @Test
    void what_would_steer_the_terminal_is_made_harmless() {
        assertThat(Text.printable("a\r\nb\u001b[31mred\u0007 \u202Eevil"))
                .isEqualTo("a b\uFFFD[31mred\uFFFD \uFFFDevil");
    }
}

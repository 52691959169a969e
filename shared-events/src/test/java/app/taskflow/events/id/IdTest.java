package app.taskflow.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @Test
    void the_canonical_form_is_read_in_either_case() {
        assertThat(TaskId.parse("019A0000-0000-7000-8000-00000000000A"))
                .hasToString("019a0000-0000-7000-8000-00000000000a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019a0000-0000-7000-8000-00000000000g",
                "019a0000-0000-7000-8000-0000000000001",
                "019a000000007000800000000000000a",
                "019a00000-000-7000-8000-00000000000a",
                "019a0000-0000-7000-8000-00000000-00a",
                "019a0000-0000-7000-8000-00000000000é",
                "{019a0000-0000-7000-8000-00000000000a}",
                "00000000-0000-0000-0000-000000000000"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> TaskId.parse(text)).isInstanceOf(MalformedIdException.class);
    }

    @Test
    void a_refusal_quotes_a_little_of_a_long_text() {
        assertThatThrownBy(() -> TaskId.parse("x".repeat(100_000)))
                .isInstanceOf(MalformedIdException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(100);
    }
}

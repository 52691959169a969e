package app.taskflow.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class KeyHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "!~", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\""})
    void visible_ascii_is_a_key(String key) {
        assertThat(KeyHeader.read(with(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nb", "a\nb", "\u007f", "caf\u00e9", "\u0000"})
    void all_else_is_none(String text) {
        assertThatThrownBy(() -> KeyHeader.read(with(text)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_IDEMPOTENCY_KEY));
    }

    @Test
    void a_key_has_at_most_255_characters() {
        assertThat(KeyHeader.read(with("x".repeat(255)))).hasSize(255);
        assertThatThrownBy(() -> KeyHeader.read(with("x".repeat(256)))).isInstanceOf(ProblemException.class);
    }

    private static MockHttpServletRequest with(String key) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(KeyHeader.NAME, key);
        return request;
    }
}

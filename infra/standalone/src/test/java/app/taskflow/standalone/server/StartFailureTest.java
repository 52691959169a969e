package app.taskflow.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

    @Test
    void a_known_cause_speaks_for_itself_however_deep_it_is() {
        var failure = new IllegalStateException("outer", new IllegalStateException(new PortInUseException(5000)));
        assertThat(StartFailure.line(failure)).isEqualTo("port 5000 is in use");
    }

    @Test
    void an_unknown_failure_is_told_by_the_first_line_of_its_deepest_cause() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner\nwith details"));
        assertThat(StartFailure.line(failure)).isEqualTo("TaskFlow did not start: inner");
    }

    @Test
    void a_failure_without_words_is_told_by_its_kind() {
        assertThat(StartFailure.line(new UnsupportedOperationException()))
                .isEqualTo("TaskFlow did not start: UnsupportedOperationException");
    }
}

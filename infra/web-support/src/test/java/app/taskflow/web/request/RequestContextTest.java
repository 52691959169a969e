package app.taskflow.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void ids_made_here_are_well_formed_and_differ() {
        RequestContext one = RequestContext.accept(null, null);
        RequestContext other = RequestContext.accept(null, null);

        assertThat(one.requestId()).matches("[0-9a-f]{32}").isNotEqualTo(other.requestId());
        assertThat(one.traceparent()).isNull();
        assertThat(one.traceId()).isNull();
    }

    @Test
    void a_good_traceparent_is_honoured() {
        RequestContext context = RequestContext.accept(null, PARENT);

        assertThat(context.traceparent()).isEqualTo(PARENT);
        assertThat(context.traceId()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @CsvSource({"cc, ''", "01, -what-the-future-brings"})
    void a_traceparent_of_a_later_version_is_read_as_one_of_this(String version, String rest) {
        assertThat(RequestContext.accept(null, version + PARENT.substring(2) + rest)
                        .traceparent())
                .isEqualTo(PARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "zz-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void another_traceparent_is_ignored(String header) {
        assertThat(RequestContext.accept(null, header).traceparent()).isNull();
    }
}

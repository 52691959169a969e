package app.taskflow.events.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.task.TaskEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final EventType RETITLED = EventCatalogue.typeOf(TaskEvent.Retitled.class);

    private final EventCodec codec = EventCodec.standard();

    @Test
    void a_property_that_a_newer_node_added_is_passed_over() {
        assertThat(codec.decode(RETITLED, "{\"title\":\"a\",\"colour\":\"red\"}".getBytes(UTF_8)))
                .isEqualTo(new TaskEvent.Retitled("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"title\":\"a\"} {}", "{\"title\":{}}"})
    void bytes_that_are_no_such_event_are_refused(String json) {
        assertThatThrownBy(() -> codec.decode(RETITLED, json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("task.retitled/1");
    }

    @Test
    void a_revision_newer_than_this_program_is_refused() {
        assertThatThrownBy(() -> codec.decode(new EventType("task.retitled", 2), "{}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("newer");
    }

    @Test
    void what_is_not_in_the_catalogue_is_not_written() {
        assertThatThrownBy(() -> codec.encode(List.of())).isInstanceOf(UnknownEventException.class);
    }

    @Test
    void text_of_every_script_survives_byte_for_byte() {
        var event = new TaskEvent.Retitled("👩‍👩‍👧 שלום \u200f{{7*7}} ${jndi:ldap://x} <script>");
        assertThat(codec.decode(RETITLED, codec.encode(event))).isEqualTo(event);
    }
}

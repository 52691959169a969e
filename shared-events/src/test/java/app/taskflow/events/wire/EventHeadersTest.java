package app.taskflow.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {

    private static final byte[] DATA = "{}".getBytes(UTF_8);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    void an_envelope_is_read_back_as_it_was_written(@Nullable String traceparent) {
        PublishedEvent event = event(traceparent);
        Map<String, byte[]> headers = headers(event);
        assertThat(EventHeaders.read(headers::get, DATA)).isEqualTo(event);
    }

    @Test
    void the_headers_are_cloud_events_in_binary_mode() {
        Map<String, byte[]> headers = headers(event(null));
        assertThat(headers.get("ce_specversion")).asString(UTF_8).isEqualTo("1.0");
        assertThat(headers.get("ce_type")).asString(UTF_8).isEqualTo("task.created");
        assertThat(headers.get("ce_time")).asString(UTF_8).isEqualTo("2026-11-23T09:59:26.689Z");
        assertThat(headers.get("content-type")).asString(UTF_8).isEqualTo("application/json");
        assertThat(headers).containsKeys("ce_id", "ce_source", "ce_subject", "ce_ownersequence", "ce_position");
    }

    @Test
    void a_missing_or_malformed_header_is_named_and_refused() {
        Map<String, byte[]> headers = headers(event(null));
        headers.remove(EventHeaders.POSITION);
        assertThatThrownBy(() -> EventHeaders.read(headers::get, DATA))
                .isInstanceOf(MalformedEnvelopeException.class)
                .hasMessageContaining("ce_position");
        headers.put(EventHeaders.POSITION, "x".getBytes(UTF_8));
        assertThatThrownBy(() -> EventHeaders.read(headers::get, DATA)).isInstanceOf(MalformedEnvelopeException.class);
    }

    @Test
    void what_an_event_shares_with_the_one_before_it_is_not_taken_for_what_it_does_not() {
        EnvelopeWriter writer = new EnvelopeWriter();
        EnvelopeReader reader = new EnvelopeReader();
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        for (PublishedEvent event : List.of(event(null), event(trace), event(null), other(), other(), event(trace))) {
            Map<String, byte[]> headers = new HashMap<>();
            writer.write(event, headers::put);
            assertThat(headers).containsExactlyInAnyOrderEntriesOf(headers(event));
            assertThat(reader.read(headers::get, DATA)).isEqualTo(event);
        }
    }

    @Test
    void an_envelope_that_is_refused_does_not_disturb_the_next() {
        EnvelopeReader reader = new EnvelopeReader();
        Map<String, byte[]> headers = headers(event(null));
        reader.read(headers::get, DATA);
        headers.put(EventHeaders.TIME, "yesterday".getBytes(UTF_8));
        assertThatThrownBy(() -> reader.read(headers::get, DATA)).isInstanceOf(MalformedEnvelopeException.class);
        assertThatThrownBy(() -> reader.read(headers::get, DATA)).isInstanceOf(MalformedEnvelopeException.class);
        assertThat(reader.read(headers(event(null))::get, DATA)).isEqualTo(event(null));
    }

    private static Map<String, byte[]> headers(PublishedEvent event) {
        Map<String, byte[]> headers = new HashMap<>();
        EventHeaders.write(event, headers::put);
        return headers;
    }

    /** One that has nothing in common with the first. */
    private static PublishedEvent other() {
        return new PublishedEvent(
                new Position(4, 18),
                2,
                3,
                new UserId(new UUID(11, 12)),
                42,
                new UUID(13, 14),
                7,
                new EventId(new UUID(15, 16)),
                new EventType("task.retitled", 2),
                Instant.parse("2026-11-24T10:00:00Z"),
                "imports",
                "r-2",
                null,
                DATA);
    }

    private static PublishedEvent event(@Nullable String traceparent) {
        return new PublishedEvent(
                new Position(3, 17),
                1,
                2,
                new UserId(new UUID(1, 2)),
                41,
                new UUID(3, 4),
                0,
                new EventId(new UUID(5, 6)),
                new EventType("task.created", 1),
                Instant.parse("2026-11-23T09:59:26.689Z"),
                "tester",
                "r-1",
                traceparent,
                DATA);
    }
}

package app.taskflow.events.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.PublishedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An event that was ever written can be read for ever: from the log, from Kafka, and from the dead letters, which have
 * the envelope of the topic of events.
 */
class ReleasedEventsTest {

    /** Name, revision, and where there are several samples of one, which. */
    private static final Pattern FILE = Pattern.compile("([a-z.-]+)\\.(\\d+)(?:\\.[a-z-]+)?\\.json");

    private static final EventType RETITLED = new EventType("task.retitled", 1);

    static List<Path> approved() {
        try (Stream<Path> files = Files.list(resource("/approved"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("approved")
    void an_event_of_every_revision_is_read_as_the_class_it_has_today(Path file) throws IOException {
        EventType type = type(file);
        assertThat(EventCodec.standard().decode(type, Files.readAllBytes(file)))
                .isInstanceOf(EventCatalogue.classOf(type.name()));
    }

    @ParameterizedTest
    @MethodSource("approved")
    void an_event_of_every_revision_is_read_from_the_dead_letters(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        PublishedEvent letter = fromTopic(type(file), data);
        assertThat(EventCodec.standard().decode(letter.type(), letter.data()))
                .isEqualTo(EventCodec.standard().decode(type(file), data));
    }

    @Test
    void every_revision_up_to_the_current_one_has_a_sample() {
        List<EventType> samples =
                approved().stream().map(ReleasedEventsTest::type).toList();
        for (Class<?> event : EventCatalogue.classes()) {
            EventType current = EventCatalogue.typeOf(event);
            assertThat(samples)
                    .containsAll(IntStream.rangeClosed(1, current.revision())
                            .mapToObj(revision -> new EventType(current.name(), revision))
                            .toList());
        }
    }

    /** The digests of what has been released. A line is added with a release, and never changed or taken away. */
    @Test
    void what_was_released_is_there_and_was_never_edited() throws IOException, NoSuchAlgorithmException {
        for (String line : Files.readAllLines(resource("/released.sha256"))) {
            String digestThen = line.substring(0, 64);
            String file = line.substring(64).strip();
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(resource("/approved").resolve(file)));
            assertThat(HexFormat.of().formatHex(digest)).as(file).isEqualTo(digestThen);
        }
    }

    @Test
    void an_old_event_is_lifted_through_all_revisions_between() {
        EventCodec codec = new EventCodec(List.of(renaming(2, "text", "title"), renaming(1, "name", "text")), _ -> 3);
        byte[] old = "{\"name\":\"a\"}".getBytes(UTF_8);
        assertThat(codec.decode(RETITLED, old)).isEqualTo(new TaskEvent.Retitled("a"));
        PublishedEvent letter = fromTopic(RETITLED, old);
        assertThat(codec.decode(letter.type(), letter.data())).isEqualTo(new TaskEvent.Retitled("a"));
        assertThat(codec.decode(new EventType("task.retitled", 2), "{\"text\":\"b\"}".getBytes(UTF_8)))
                .isEqualTo(new TaskEvent.Retitled("b"));
        assertThat(codec.decode(new EventType("task.retitled", 3), "{\"title\":\"c\"}".getBytes(UTF_8)))
                .isEqualTo(new TaskEvent.Retitled("c"));
    }

    @Test
    void an_old_event_that_nothing_lifts_is_refused_by_revision() {
        EventCodec codec = new EventCodec(List.of(renaming(1, "name", "text")), _ -> 3);
        assertThatThrownBy(() -> codec.decode(RETITLED, "{\"name\":\"a\"}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("no upcaster from revision 2");
        assertThatThrownBy(() -> codec.decode(RETITLED, "[]".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static Upcaster renaming(int from, String old, String fresh) {
        return new Upcaster(new EventType("task.retitled", from), node -> {
            node.set(fresh, node.remove(old));
            return node;
        });
    }

    /** Written to a topic and read back, with headers beside its own, as a dead letter has. */
    private static PublishedEvent fromTopic(EventType type, byte[] data) {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put("taskflow_reason", "UnreadableEventException".getBytes(UTF_8));
        var event = new PublishedEvent(
                new Position(3, 17),
                0,
                1,
                new UserId(new UUID(1, 2)),
                41,
                new UUID(3, 4),
                0,
                new EventId(new UUID(5, 6)),
                type,
                Instant.parse("2026-11-23T09:59:26.689Z"),
                "tester",
                "r-1",
                null,
                data);
        EventHeaders.write(event, headers::put);
        return EventHeaders.read(headers::get, data);
    }

    private static EventType type(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        assertThat(name.matches()).as("%s is named after a revision", file).isTrue();
        return new EventType(name.group(1), Integer.parseInt(name.group(2)));
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ReleasedEventsTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

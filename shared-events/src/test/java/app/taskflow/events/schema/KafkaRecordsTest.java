package app.taskflow.events.schema;

import static app.taskflow.events.schema.KafkaDocumentTest.name;
import static app.taskflow.events.schema.KafkaDocumentTest.schemaOf;
import static app.taskflow.events.schema.PublishedSchemas.DOCUMENT;
import static app.taskflow.events.schema.PublishedSchemas.problems;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.PublishedEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the code writes to Kafka is what the schemas say. */
class KafkaRecordsTest {

    private static final String HEADERS = DOCUMENT + "#/components/schemas/eventHeaders";
    private static final String DEAD_HEADERS = DOCUMENT + "#/components/schemas/deadEventHeaders";

    static List<Path> approved() throws IOException, URISyntaxException {
        Path one = Path.of(KafkaRecordsTest.class
                .getResource("/approved/task.created.1.json")
                .toURI());
        try (Stream<Path> files = Files.list(one.resolveSibling("."))) {
            return files.sorted().toList();
        }
    }

    static Set<Class<?>> events() {
        return EventCatalogue.classes();
    }

    /** The approved files are what the codec writes, which is a test of its own. */
    @ParameterizedTest
    @MethodSource("approved")
    void a_record_of_every_event_is_valid_and_is_not_without_one_of_its_required_properties(Path file)
            throws IOException {
        String[] parts = file.getFileName().toString().split("\\.");
        String schema = schemaOf(String.join(".", Arrays.copyOf(parts, 3)));
        ObjectNode event = (ObjectNode) PublishedSchemas.json(Files.readString(file));
        assertThat(problems(schema, event)).isEmpty();
        for (JsonNode required : definition(schema).path("required")) {
            assertThat(problems(schema, event.deepCopy().without(required.asString())))
                    .as("without %s", required)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_schema_has_the_properties_of_the_event_and_requires_those_that_are_always_there(Class<?> event) {
        JsonNode schema = definition(schemaOf(name(EventCatalogue.typeOf(event))));
        List<RecordComponent> components = List.of(event.getRecordComponents());
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void an_envelope_is_valid_and_has_no_header_of_which_the_document_does_not_speak() {
        ObjectNode headers = headers();
        assertThat(problems(HEADERS, headers)).isEmpty();
        assertThat(PublishedSchemas.document()
                        .at("/components/schemas/eventHeaders/properties")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(headers.propertyNames());
        assertThat(problems(HEADERS, headers.deepCopy().without(EventHeaders.POSITION)))
                .isNotEmpty();
        assertThat(problems(HEADERS, headers.deepCopy().put(EventHeaders.OWNER_SEQUENCE, "0")))
                .isNotEmpty();
    }

    @Test
    void a_dead_letter_says_why() {
        ObjectNode headers = headers();
        assertThat(problems(DEAD_HEADERS, headers)).isNotEmpty();
        headers.put("taskflow_reason", "unreadable").put("taskflow_projection", "tasks");
        assertThat(problems(DEAD_HEADERS, headers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'rowId': '1', 'task': {'title': 'Water the plants'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'rowId': '1', 'last': true, 'task':"
                        + " {'title': 'a', 'status': 'done', 'tags': ['home'], 'dueDate': '2026-12-01', 'dueTime': '08:30'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'last': true}",
            })
    void a_producers_record_is_valid(String value) {
        assertThat(problems(schemaOf("importRow"), PublishedSchemas.json(value)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'importId': 'mine', 'rowId': '1', 'task': {'title': 'Water the plants'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'task': {'title': 'without a row id'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'rowId': '1', 'task': {'title': ''}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'rowId': '1', 'task': {'title': 'a', 'dueDate': '2026-02-30'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'rowId': '1', 'task': {'title': 'a', 'ownerId': 'b'}}",
                "{'importId': '019a0000-0000-7000-8000-0000000000aa', 'last': false}",
            })
    void another_record_of_a_producer_is_not(String value) {
        assertThat(problems(schemaOf("importRow"), PublishedSchemas.json(value)))
                .isNotEmpty();
    }

    private static JsonNode definition(String schema) {
        return PublishedSchemas.follow(new PublishedSchemas.Reference(DOCUMENT, schema));
    }

    private static ObjectNode headers() {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        PublishedEvent event = new PublishedEvent(
                new Position(3, 17),
                1,
                2,
                new UserId(UUID.fromString("019a0000-0000-7000-8000-0000000000bb")),
                41,
                UUID.fromString("019a0000-0000-7000-8000-0000000000cc"),
                0,
                new EventId(UUID.fromString("019a0000-0000-7000-8000-0000000000dd")),
                new EventType("task.created", 1),
                Instant.parse("2026-11-23T09:59:26.689Z"),
                "tester",
                "r-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                new byte[] {'{', '}'});
        EventHeaders.write(event, (name, value) -> headers.put(name, new String(value, UTF_8)));
        return headers;
    }
}

package app.taskflow.events.schema;

import static app.taskflow.events.schema.PublishedSchemas.DOCUMENT;
import static app.taskflow.events.schema.PublishedSchemas.document;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.schema.PublishedSchemas.Reference;
import app.taskflow.events.wire.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document speaks of everything that is on Kafka, and of nothing else. */
class KafkaDocumentTest {

    @Test
    void it_has_the_topics_of_the_code() throws IllegalAccessException {
        List<String> topics = new ArrayList<>();
        for (Field field : Topics.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                topics.add((String) field.get(null));
            }
        }
        assertThat(document().path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document()
                        .path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_referred_to() throws Exception {
        List<String> files = files();
        List<Reference> references = files.stream()
                .flatMap(file -> PublishedSchemas.references(file).stream())
                .toList();
        assertThat(references)
                .hasSizeGreaterThan(150)
                .allSatisfy(reference -> assertThat(
                                PublishedSchemas.follow(reference).isMissingNode())
                        .isFalse());
        assertThat(references.stream().map(Reference::file).distinct()).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void a_reference_to_nothing_would_be_found() {
        Reference broken = new Reference(DOCUMENT, "./task-events.schema.json#/$defs/task.forgotten.1");
        assertThat(PublishedSchemas.follow(broken).isMissingNode()).isTrue();
    }

    @Test
    void every_revision_of_every_event_has_a_message_of_its_name_with_a_schema_of_its_own() {
        List<String> types = EventCatalogue.classes().stream()
                .map(EventCatalogue::typeOf)
                .flatMap(type -> IntStream.rangeClosed(1, type.revision())
                        .mapToObj(revision -> name(new EventType(type.name(), revision))))
                .toList();
        assertThat(document().at("/channels/events/messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(types);
        for (String type : types) {
            JsonNode message = document().path("components").path("messages").path(type);
            assertThat(type).startsWith(message.path("name").asString() + ".");
            assertThat(schemaOf(type)).endsWith("#/$defs/" + type);
        }
    }

    @Test
    void every_message_is_on_a_topic() {
        List<String> sent = document()
                .path("channels")
                .valueStream()
                .flatMap(channel -> channel.path("messages").propertyNames().stream())
                .toList();
        assertThat(document().at("/components/messages").propertyNames()).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** File and pointer of the schema of a message's value. */
    static String schemaOf(String message) {
        return document()
                .path("components")
                .path("messages")
                .path(message)
                .at("/payload/schema/$ref")
                .asString()
                .replaceFirst("^\\./", "");
    }

    static String name(EventType type) {
        return "%s.%d".formatted(type.name(), type.revision());
    }

    private static List<String> files() throws IOException, URISyntaxException {
        Path document = Path.of(
                KafkaDocumentTest.class.getResource("/schemas/" + DOCUMENT).toURI());
        try (Stream<Path> files = Files.list(document.resolveSibling("."))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

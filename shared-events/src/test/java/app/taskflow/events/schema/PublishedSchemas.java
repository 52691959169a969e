package app.taskflow.events.schema;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The documents that are published beside the code, as those see them who only have the documents. */
final class PublishedSchemas {

    static final String DOCUMENT = "taskflow.asyncapi.yaml";

    private static final String BASE = "https://taskflow.app/schemas/";
    // YAML is read, and with it JSON.
    private static final YAMLMapper MAPPER = YAMLMapper.shared();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:schemas/")));

    private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

    /** A reference, and the document it stands in. */
    record Reference(String document, String target) {

        String file() {
            String path = target.substring(0, target.indexOf('#') < 0 ? target.length() : target.indexOf('#'));
            return path.isEmpty() ? document : path.replaceFirst("^\\./", "");
        }

        String pointer() {
            return target.indexOf('#') < 0 ? "" : target.substring(target.indexOf('#') + 1);
        }
    }

    private PublishedSchemas() {}

    static JsonNode read(String name) {
        return READ.computeIfAbsent(name, PublishedSchemas::parse);
    }

    private static JsonNode parse(String name) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream("/schemas/" + name)) {
            if (in == null) {
                throw new AssertionError("no document " + name);
            }
            return MAPPER.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode document() {
        return read(DOCUMENT);
    }

    /** What a reference of the document leads to; nothing, where it leads nowhere. */
    static JsonNode follow(Reference reference) {
        return read(reference.file()).at(reference.pointer());
    }

    static List<Reference> references(String name) {
        List<Reference> found = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(read(name)));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.path("$ref").isString()) {
                found.add(new Reference(name, node.path("$ref").asString()));
            }
            node.values().forEach(open::push);
        }
        return found;
    }

    /** What is wrong with a value by the schema that a file and a pointer name. */
    static List<Error> problems(String schema, JsonNode value) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }
}

package app.taskflow.formats.json;

import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.text.Limits;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Walks a large document from name to name and item to item; only an item is ever held as a whole. */
public final class JsonDocument implements AutoCloseable {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The size that a value may have. */
    public static final long LARGEST = Limits.RECORD_CHARS * 2L;

    /** What a node costs beyond its text, in characters of which a long text has as many. */
    private static final int NODE = 16;

    private final JsonParser parser;
    private long size;

    public JsonDocument(Reader in) throws IOException {
        parser = Json.FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), in);
        advance();
    }

    private @Nullable JsonToken advance() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null
                    && !parser.isClosed()
                    && !parser.streamReadContext().inRoot()) {
                throw unreadable("The file ends within its JSON");
            }
            return token;
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    private IOException translated(JacksonException e) {
        if (e.getCause() instanceof IOException cause) {
            return cause;
        }
        TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        return new UnreadableImportException(reason(e), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String reason(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "The file goes beyond what is read: " + Json.LIMITS;
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("malformed");
        return "The file is not JSON: " + message.substring(0, Math.min(message.length(), 100));
    }

    public UnreadableImportException unreadable(String reason) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new UnreadableImportException(reason, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** Whether the value at hand is an object. */
    public boolean atObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value at hand is an array. */
    public boolean atArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** Within an object: the next name, its value being at hand then; null at the object's end. */
    public @Nullable String nextName() throws IOException {
        if (advance() != JsonToken.PROPERTY_NAME) {
            return null;
        }
        String name = parser.currentName();
        advance();
        return name;
    }

    /** Within an array: goes to the next item; false at the array's end. */
    public boolean nextItem() throws IOException {
        return advance() != JsonToken.END_ARRAY;
    }

    /** Goes past the value at hand. */
    public void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** The value at hand as a whole. */
    public JsonNode value() throws IOException {
        size = 0;
        try {
            return node();
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    /** How large the value read last is: its characters, and some more for each node. */
    public long size() {
        return size;
    }

    private JsonNode node() throws IOException {
        grow(NODE);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = NODES.objectNode();
            for (String name = nextName(); name != null; name = nextName()) {
                grow(name.length());
                object.set(name, node());
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            while (nextItem()) {
                array.add(node());
            }
            return array;
        }
        if (token == JsonToken.VALUE_NULL || token == null) {
            return NODES.nullNode();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return NODES.booleanNode(token == JsonToken.VALUE_TRUE);
        }
        String text = parser.getString();
        grow(text.length());
        // Numbers keep the form they were written in.
        return NODES.stringNode(text);
    }

    private void grow(int by) throws UnreadableImportException {
        size += by;
        if (size > LARGEST) {
            throw unreadable("An item has more than %d characters".formatted(LARGEST));
        }
    }

    /** The text of a property, null if it is absent, null, or no plain value. */
    public static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** Whether a property is true. */
    public static boolean isTrue(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

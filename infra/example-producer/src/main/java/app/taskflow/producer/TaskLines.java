package app.taskflow.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of JSON, read one by one, so that a file of any size is sent in little memory. Empty ones are passed over. */
final class TaskLines implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BufferedReader reader;
    private long number;

    /** @param number from 1, empty lines counted */
    record Line(long number, ObjectNode task) {}

    TaskLines(InputStream in) {
        // A decoder of its own, as that refuses what is no UTF-8, where the name of a charset would alter it.
        this.reader = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()));
    }

    /** The next task, null where there is none. */
    @Nullable
    Line next() throws IOException, MalformedLineException {
        for (String text = line(); text != null; text = line()) {
            number++;
            if (!text.isBlank()) {
                return new Line(number, object(text));
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException, MalformedLineException {
        try {
            return reader.readLine();
        } catch (CharacterCodingException _) {
            throw new MalformedLineException(number + 1, "here or not far behind the file is no UTF-8");
        }
    }

    /** Whether the task is right, TaskFlow says; that it is an object must be so for it to be sent. */
    private ObjectNode object(String text) throws MalformedLineException {
        try {
            JsonNode node = JSON.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new MalformedLineException(number, "no JSON, " + e.getOriginalMessage());
        }
        throw new MalformedLineException(number, "no JSON object");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

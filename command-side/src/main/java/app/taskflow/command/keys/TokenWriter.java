package app.taskflow.command.keys;

import io.jsonwebtoken.io.SerializationException;
import io.jsonwebtoken.io.Serializer;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes header and claims of a token; the library's own writers would bring a second Jackson. */
final class TokenWriter implements Serializer<Map<String, ?>> {

    private final JsonMapper mapper = new JsonMapper();

    @Override
    public void serialize(Map<String, ?> members, OutputStream out) {
        try {
            mapper.writeValue(out, members);
        } catch (JacksonException e) {
            throw new SerializationException("not to be written as JSON", e);
        }
    }

    @Override
    @Deprecated
    public byte[] serialize(Map<String, ?> members) {
        throw new UnsupportedOperationException("the builder writes to streams");
    }
}

package app.taskflow.web.auth;

import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads header and claims of a token. Two members of one name are refused, and so are dates that are not whole seconds
 * of this century or the next: the library would also take texts.
 */
final class TokenJson implements Deserializer<Map<String, ?>> {

    private static final List<String> DATES = List.of("exp", "nbf", "iat");
    private static final long LATEST = 7_258_118_400L;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Map<String, ?> deserialize(Reader reader) {
        try {
            return checked(mapper.readValue(reader, OBJECT));
        } catch (JacksonException e) {
            throw new DeserializationException("not a JSON object", e);
        }
    }

    @Override
    @Deprecated
    public Map<String, ?> deserialize(byte[] bytes) {
        throw new UnsupportedOperationException("the parser reads from readers");
    }

    private static Map<String, ?> checked(Map<String, Object> members) {
        for (String date : DATES) {
            if (members.containsKey(date) && !isSecond(members.get(date))) {
                throw new DeserializationException(date + " is not a date");
            }
        }
        return members;
    }

    private static boolean isSecond(Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 0
                && ((Number) value).longValue() <= LATEST;
    }
}

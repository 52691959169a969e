package app.taskflow.web.mvc;

import app.taskflow.web.input.WireJson;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;

/**
 * Has Spring MVC read and write bodies by {@link WireJson}. Comes before the framework's own converter, which still
 * writes what the framework itself answers on the management port.
 */
final class WireJsonConverter extends AbstractGenericHttpMessageConverter<Object> {

    private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

    private static final String FRAMEWORK = "org.springframework.";

    private final WireJson json;

    WireJsonConverter(WireJson json) {
        super(MediaType.APPLICATION_JSON, MERGE_PATCH);
        this.json = json;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        return json.read(message.getBody().readAllBytes(), type);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, null, message);
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> value, @Nullable MediaType mediaType) {
        return (mediaType == null || MediaType.APPLICATION_JSON.isCompatibleWith(mediaType))
                && !value.getName().startsWith(FRAMEWORK)
                && !CharSequence.class.isAssignableFrom(value)
                && value != byte[].class;
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage message) throws IOException {
        byte[] body = json.write(value);
        message.getHeaders().setContentLength(body.length);
        message.getBody().write(body);
    }
}

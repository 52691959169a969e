package app.taskflow.web.input;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads {@link Patched}: absent where the property is missing, cleared where it is null. */
final class PatchedReaders extends StdDeserializer<Patched<?>> {

    private final @Nullable JavaType content;

    PatchedReaders() {
        this(null);
    }

    private PatchedReaders(@Nullable JavaType content) {
        super(Patched.class);
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType type = property == null ? context.getContextualType() : property.getType();
        return new PatchedReaders(type.containedTypeOrUnknown(0));
    }

    @Override
    public Patched<?> deserialize(JsonParser parser, DeserializationContext context) {
        Object value = context.readValue(parser, content);
        // No value where there was one: the reader has noted a violation, and nobody will look at this patch.
        return value == null ? Patched.absent() : Patched.set(value);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Patched.cleared();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Patched.absent();
    }
}

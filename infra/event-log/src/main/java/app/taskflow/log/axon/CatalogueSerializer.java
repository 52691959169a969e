package app.taskflow.log.axon;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon's serializer of events, by the catalogue: wire name and revision as type, the codec's bytes as data, so that no
 * class name reaches the log and no byte is made twice. Besides events it takes meta data, whose values become text.
 */
public final class CatalogueSerializer implements Serializer {

    private static final String META_DATA = MetaData.class.getName();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final EventCodec codec;
    private final Converter converter = new ChainingConverter();

    public CatalogueSerializer(EventCodec codec) {
        this.codec = codec;
    }

    /** @throws app.taskflow.events.catalogue.UnknownEventException if it is neither an event nor meta data */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (object == null) {
            throw new SerializationException("there is no event that is null");
        }
        SerializedType type = typeForClass(object.getClass());
        byte[] data = object instanceof MetaData metaData ? write(metaData) : codec.encode(object);
        return converter.convert(new SimpleSerializedObject<>(data, byte[].class, type), expectedRepresentation);
    }

    private static byte[] write(MetaData metaData) {
        Map<String, String> texts = new java.util.TreeMap<>();
        metaData.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return JSON.writeValueAsBytes(texts);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    /**
     * @throws app.taskflow.events.catalogue.UnknownEventException if no such event was ever written
     * @throws app.taskflow.events.catalogue.UnreadableEventException if it is not what its type says
     */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        SerializedType type = serializedObject.getType();
        byte[] data = converter.convert(serializedObject, byte[].class).getData();
        return (T)
                (META_DATA.equals(type.getName())
                        ? MetaData.from(JSON.readValue(data, TEXTS))
                        : codec.decode(eventType(type), data));
    }

    private static EventType eventType(SerializedType type) {
        return new EventType(type.getName(), Integer.parseInt(type.getRevision()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class classForType(SerializedType type) {
        if (META_DATA.equals(type.getName())) {
            return MetaData.class;
        }
        return EventCatalogue.knows(type.getName())
                ? EventCatalogue.classOf(type.getName())
                : UnknownSerializedType.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return new SimpleSerializedType(META_DATA, null);
        }
        EventType event = EventCatalogue.typeOf((Class<?>) type);
        return new SimpleSerializedType(event.name(), String.valueOf(event.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}

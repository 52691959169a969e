package app.taskflow.log.axon;

import app.taskflow.events.catalogue.EventCodec;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's serializer of events, by the catalogue: wire name and revision as type, the codec's bytes as data. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class CatalogueSerializer implements Serializer {

    public CatalogueSerializer(EventCodec codec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class classForType(SerializedType type) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public SerializedType typeForClass(@Nullable Class type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Converter getConverter() {
        throw new UnsupportedOperationException();
    }
}

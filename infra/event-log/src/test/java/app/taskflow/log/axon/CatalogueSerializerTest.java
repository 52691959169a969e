package app.taskflow.log.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.UnknownEventException;
import app.taskflow.events.catalogue.UnreadableEventException;
import app.taskflow.events.task.TaskEvent;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

class CatalogueSerializerTest {

    private static final TaskEvent.Retitled EVENT = new TaskEvent.Retitled("Käse");

    private final CatalogueSerializer serializer = new CatalogueSerializer(EventCodec.standard());

    @Test
    void an_event_is_named_by_the_catalogue_and_never_by_its_class() {
        SerializedObject<byte[]> serialized = serializer.serialize(EVENT, byte[].class);

        assertThat(serialized.getType().getName()).isEqualTo("task.retitled");
        assertThat(serialized.getType().getRevision()).isEqualTo("1");
        assertThat(serialized.getData()).isEqualTo(EventCodec.standard().encode(EVENT));
    }

    @Test
    void an_event_is_read_back() {
        Object read = serializer.deserialize(serializer.serialize(EVENT, byte[].class));
        assertThat(read).isEqualTo(EVENT);
    }

    @Test
    void other_representations_are_converted() {
        assertThat(serializer.canSerializeTo(String.class)).isTrue();
        SerializedObject<String> text = serializer.serialize(EVENT, String.class);
        assertThat(text.getData()).isEqualTo("{\"title\":\"Käse\"}");
        Object read = serializer.deserialize(text);
        assertThat(read).isEqualTo(EVENT);
    }

    @Test
    void every_event_of_the_catalogue_has_its_class() {
        assertThat(EventCatalogue.classes())
                .allSatisfy(type -> assertThat((Object) serializer.classForType(serializer.typeForClass(type)))
                        .isEqualTo(type));
    }

    @Test
    void meta_data_become_text_and_are_read_back() {
        MetaData metaData = MetaData.from(Map.of("owner", "me", "number", 5));
        Object read = serializer.deserialize(serializer.serialize(metaData, byte[].class));
        assertThat(read).isEqualTo(MetaData.from(Map.of("owner", "me", "number", "5")));
    }

    @Test
    void what_is_not_in_the_catalogue_is_not_written() {
        assertThatThrownBy(() -> serializer.serialize("text", byte[].class)).isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> serializer.serialize(null, byte[].class)).isInstanceOf(SerializationException.class);
    }

    @Test
    void a_name_that_nobody_knows_has_no_class_and_cannot_be_read() {
        SimpleSerializedType unknown = new SimpleSerializedType("task.exploded", "1");
        assertThat((Object) serializer.classForType(unknown)).isEqualTo(UnknownSerializedType.class);
        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, unknown)))
                .isInstanceOf(UnknownEventException.class);
    }

    @Test
    void a_revision_from_the_future_cannot_be_read() {
        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, "task.retitled", "2")))
                .isInstanceOf(UnreadableEventException.class);
    }
}

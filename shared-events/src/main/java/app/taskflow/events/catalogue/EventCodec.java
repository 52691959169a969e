package app.taskflow.events.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events to UTF-8 JSON and reads them back, from any revision ever released. Absent values are left out, so
 * that the bytes of an event depend on the event alone; they are written once and never again. Safe for use by many
 * threads.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A newer node may have added a property; dropping it from a view is right, refusing the event is not.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<EventType, Upcaster> upcasters;
    private final ToIntFunction<String> currentRevision;

    public EventCodec(Collection<Upcaster> upcasters) {
        this(upcasters, EventCatalogue::currentRevision);
    }

    /** @param currentRevision by name; for tests of a catalogue that will be */
    EventCodec(Collection<Upcaster> upcasters, ToIntFunction<String> currentRevision) {
        this.currentRevision = currentRevision;
        this.upcasters = upcasters.stream().collect(Collectors.toUnmodifiableMap(Upcaster::from, Function.identity()));
    }

    /** The codec with all upcasters of the catalogue. */
    public static EventCodec standard() {
        return new EventCodec(List.of());
    }

    /** @throws UnknownEventException if the event is not in the catalogue */
    public byte[] encode(Object event) {
        EventCatalogue.typeOf(event.getClass());
        return JSON.writeValueAsBytes(event);
    }

    /**
     * Reads an event as the class it has today.
     *
     * @throws UnknownEventException if the name is not in the catalogue
     * @throws UnreadableEventException if the bytes are not such an event, or of a revision newer than this program
     */
    public Object decode(EventType type, byte[] data) {
        Class<?> target = EventCatalogue.classOf(type.name());
        int current = currentRevision.applyAsInt(type.name());
        if (type.revision() > current) {
            throw new UnreadableEventException(type, "newer than this program, which knows revision " + current);
        }
        try {
            return read(type, current, target, data);
        } catch (JacksonException e) {
            throw new UnreadableEventException(type, e);
        }
    }

    private Object read(EventType type, int current, Class<?> target, byte[] data) {
        @Nullable
        Object event = type.revision() == current
                ? JSON.readValue(data, target)
                : JSON.treeToValue(lift(type, current, data), target);
        if (event == null) {
            throw new UnreadableEventException(type, "empty");
        }
        return event;
    }

    private ObjectNode lift(EventType type, int current, byte[] data) {
        JsonNode tree = JSON.readTree(data);
        if (!(tree instanceof ObjectNode node)) {
            throw new UnreadableEventException(type, "not an object");
        }
        for (EventType at = type; at.revision() < current; at = new EventType(at.name(), at.revision() + 1)) {
            Upcaster upcaster = upcasters.get(at);
            if (upcaster == null) {
                throw new UnreadableEventException(type, "no upcaster from revision " + at.revision());
            }
            node = upcaster.lift().apply(node);
        }
        return node;
    }
}

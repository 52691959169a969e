package app.taskflow.log.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Axon wants back with an event and the log has no field for, as JSON. Each is present only where it does not
 * follow from the rest; for TaskFlow's own events all of it does.
 *
 * @param aggregateType where it is not the part of the event's wire name before the first dot
 * @param aggregateId where it is no UUID in canonical form
 * @param eventId likewise
 * @param at in milliseconds, where the event claims another time than its commit
 * @param metaData serialised, where there is more than {@link CommitMetaData} names
 */
// Written and read, compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventAttributes(
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        @Nullable String eventId,
        @Nullable Long at,
        byte @Nullable [] metaData) {

    private static final EventAttributes NONE = new EventAttributes(null, null, null, null, null);
    private static final JsonMapper JSON = JsonMapper.shared();

    static EventAttributes read(byte @Nullable [] attributes) {
        return attributes == null ? NONE : JSON.readValue(attributes, EventAttributes.class);
    }

    byte @Nullable [] write() {
        boolean nothing =
                aggregateType == null && aggregateId == null && eventId == null && at == null && metaData == null;
        return nothing ? null : JSON.writeValueAsBytes(this);
    }
}

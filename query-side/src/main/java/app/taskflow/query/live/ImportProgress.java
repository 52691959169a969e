package app.taskflow.query.live;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.wire.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of an {@code import.progress}: that an import came further, and by how much. The sums are asked for.
 *
 * @param type what happened to it, as the log calls it
 * @param created how many rows became tasks in this step, if it is one
 */
record ImportProgress(
        ImportId importId,
        String type,
        Instant at,
        @Nullable Integer created,
        @Nullable Integer unchanged,
        @Nullable Integer rejected,
        @Nullable Integer warnings) {

    static final String NAME = "import.progress";
    private static final String FAMILY = "import.";
    private static final EventCodec CODEC = EventCodec.standard();

    static boolean isToldOf(PublishedEvent event) {
        return event.type().name().startsWith(FAMILY);
    }

    static ImportProgress of(PublishedEvent event) {
        ImportId id = new ImportId(event.aggregateId());
        String type = event.type().name();
        return CODEC.decode(event.type(), event.data()) instanceof ImportEvent.Progressed step
                ? new ImportProgress(
                        id, type, event.at(), step.created(), step.unchanged(), step.rejected(), step.warnings())
                : new ImportProgress(id, type, event.at(), null, null, null, null);
    }
}

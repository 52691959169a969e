package app.taskflow.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.UserEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    @Test
    void the_catalogue_holds_exactly_the_permitted_events_of_all_families() {
        assertThat(EventCatalogue.classes())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                TaskEvent.class,
                                ImportEvent.class,
                                UserEvent.class,
                                AuditEvent.class,
                                OperationEvent.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void a_name_leads_to_the_class_that_has_it() {
        for (Class<?> event : EventCatalogue.classes()) {
            EventType type = EventCatalogue.typeOf(event);
            assertThat(EventCatalogue.classOf(type.name())).isEqualTo(event);
            assertThat(EventCatalogue.currentRevision(type.name())).isEqualTo(type.revision());
        }
    }

    @Test
    void what_is_not_in_the_catalogue_is_refused_by_name() {
        assertThatThrownBy(() -> EventCatalogue.typeOf(String.class)).isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> EventCatalogue.classOf("task.exploded"))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("task.exploded");
    }
}

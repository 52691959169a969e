package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.TestLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportedTaskReadTest {

    private static final Due DUE = new Due(LocalDate.of(2031, 1, 6), null, null);

    private final User ada = new User();
    private final TaskId parent = ada.creates(NewTask.of("parent"));
    private final TaskId child = TestLog.newTask();

    @Test
    void every_read_shows_its_parent_its_recurrence_and_where_it_comes_from() {
        Instant asOf = Instant.now().minusMillis(1).truncatedTo(ChronoUnit.MILLIS);
        ada.does(asOf, child, ImportedTask.event("child", DUE, parent));

        isShown(ada.client.get("/tasks/" + child).is(200).json());
        isShown(ada.client.get("/tasks/" + child + "?asOf=" + asOf).is(200).json());
        isShown(ada.client.list("parentId=" + parent).json().path("items").path(0));
        isShown(ada.client
                .list("parentId=" + parent + "&asOf=" + asOf)
                .json()
                .path("items")
                .path(0));
        isShown(ada.client.get("/tasks/changes").is(200).json().path("items").path(1));
        assertThat(ada.client.list("parentId=none").ids()).containsExactly(parent.toString());
    }

    @Test
    void its_history_tells_them_and_that_the_recurrence_went_with_the_due_date() {
        ada.does(child, ImportedTask.event("child", DUE, parent));
        ada.does(child, new TaskEvent.Rescheduled(Due.NONE));

        JsonNode items =
                ada.client.get("/tasks/" + child + "/history").is(200).json().path("items");
        assertThat(items.path(0).path("changes").findValuesAsString("field")).containsExactly("dueDate", "recurrence");
        assertThat(items.path(1).path("changes").findValuesAsString("field"))
                .contains("parentId", "recurrence", "source");
        assertThat(ada.client.get("/tasks/" + child).is(200).json().has("recurrence"))
                .isFalse();
    }

    private void isShown(JsonNode task) {
        assertThat(task.path("title").asString()).isEqualTo("child");
        assertThat(task.path("parentId").asString()).isEqualTo(parent.toString());
        assertThat(task.path("recurrence").asString()).isEqualTo(ImportedTask.RECURRENCE);
        assertThat(task.path("source").toString()).isEqualTo("{\"system\":\"todoist\",\"id\":\"7\"}");
    }
}

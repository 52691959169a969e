package app.taskflow.command.task.api;

import app.taskflow.command.task.Task;
import app.taskflow.web.conditional.EntityTag;
import app.taskflow.web.input.WireJson;

/** The entity tags of tasks: those that reads give too, as they are made of the same bytes. */
final class TaskTags {

    private final WireJson json;

    TaskTags(WireJson json) {
        this.json = json;
    }

    EntityTag of(Task task) {
        return EntityTag.ofContent(task.id().value(), task.version(), json.write(TaskJson.of(task)));
    }
}

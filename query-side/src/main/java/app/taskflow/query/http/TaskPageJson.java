package app.taskflow.query.http;

import app.taskflow.query.list.TaskPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of tasks as clients see it. */
record TaskPageJson(
        List<TaskJson> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    static TaskPageJson of(TaskPage page) {
        return new TaskPageJson(page.items().stream().map(TaskJson::of).toList(), page.nextCursor(), page.total());
    }
}

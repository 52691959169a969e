package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.changes.ChangesPage;
import java.time.Instant;
import java.util.List;

/** A page of what changed as clients see it. */
record ChangesJson(List<TaskJson> items, List<Deleted> deleted, String next, boolean hasMore) {

    /** A task that went to the trash. */
    record Deleted(TaskId id, Instant deletedAt) {}

    static ChangesJson of(ChangesPage page) {
        return new ChangesJson(
                page.items().stream().map(TaskJson::of).toList(),
                page.deleted().stream()
                        .map(gone -> new Deleted(gone.id(), gone.deletedAt()))
                        .toList(),
                page.next(),
                page.hasMore());
    }
}

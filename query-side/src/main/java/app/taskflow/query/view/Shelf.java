package app.taskflow.query.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a task lies; every task is on exactly one shelf, and one that was archived and then deleted is in the trash. */
public enum Shelf {
    LIVE,
    ARCHIVED,
    TRASH;

    static Shelf of(@Nullable Instant archivedAt, @Nullable Instant deletedAt) {
        if (deletedAt != null) {
            return TRASH;
        }
        return archivedAt != null ? ARCHIVED : LIVE;
    }
}

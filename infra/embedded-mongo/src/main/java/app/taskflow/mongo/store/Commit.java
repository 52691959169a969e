package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.journal.Changes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A change on its way to the disk. */
public final class Commit {

    /** Nothing to wait for. */
    static final Commit NONE = new Commit(new Changes(), () -> {});

    static {
        NONE.complete();
    }

    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final Changes changes;
    private final Runnable publication;

    Commit(Changes changes, Runnable publication) {
        this.changes = changes;
        this.publication = publication;
    }

    Changes changes() {
        return changes;
    }

    void publish() {
        publication.run();
    }

    void complete() {
        done.complete(null);
    }

    void fail(MongoError error) {
        done.completeExceptionally(error);
    }

    /**
     * Waits until the change is durable and readers see it.
     *
     * @throws MongoError if it could not be written; then it is undone
     */
    public void await() {
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MongoError error) {
                throw new MongoError(error.code(), error.codeName(), error.text(), e);
            }
            throw e;
        }
    }
}

package app.taskflow.log;

import app.taskflow.log.failure.LogException;

/** The owner has used the idempotency key before. Nothing was written now; what was written then is at hand. */
public final class AlreadyCommittedException extends LogException {

    private final transient Commit commit;

    public AlreadyCommittedException(Commit commit) {
        super("the idempotency key of owner %s was used by commit %s".formatted(commit.owner(), commit.position()));
        this.commit = commit;
    }

    /** The commit that has the key. Whether it was the same request, its digest tells. */
    public Commit commit() {
        return commit;
    }
}

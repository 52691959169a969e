package app.taskflow.command.task.handling;

import app.taskflow.log.Commit;
import app.taskflow.log.axon.CommitMetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Where in the log a unit of work ended up. Given out before it commits, filled when it has; for one thread. */
final class CommitReceipt {

    private @Nullable Commit commit;

    private CommitReceipt() {}

    static CommitReceipt ofCurrentUnitOfWork() {
        CommitReceipt receipt = new CommitReceipt();
        CurrentUnitOfWork.get().afterCommit(unit -> receipt.commit = unit.root().getResource(CommitMetaData.COMMIT));
        return receipt;
    }

    /** @throws IllegalStateException if the unit of work has written nothing */
    Commit commit() {
        Commit written = commit;
        if (written == null) {
            throw new IllegalStateException("nothing was committed");
        }
        return written;
    }
}

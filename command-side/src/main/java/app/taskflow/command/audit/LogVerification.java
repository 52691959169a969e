package app.taskflow.command.audit;

import app.taskflow.command.audit.checkpoint.Checkpoints;
import app.taskflow.events.id.UserId;
import app.taskflow.log.proof.TreeHead;
import app.taskflow.log.verify.Head;
import app.taskflow.log.verify.LogVerifier;
import app.taskflow.log.verify.Verification;
import app.taskflow.web.problem.ProblemCode;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Verifies the log by what the last checkpoint says, one at a time: it reads all of the log. */
final class LogVerification {

    private static final String RETRY_SECONDS = "10";

    private final LogVerifier verifier;
    private final Checkpoints checkpoints;
    private final Semaphore turn = new Semaphore(1);

    LogVerification(LogVerifier verifier, Checkpoints checkpoints) {
        this.verifier = verifier;
        this.checkpoints = checkpoints;
    }

    /**
     * @param owner null for all
     * @throws app.taskflow.web.problem.ProblemException 503 while this node verifies for somebody else
     */
    Verification verify(@Nullable UserId owner) {
        if (!turn.tryAcquire()) {
            throw ProblemCode.UNAVAILABLE
                    .exception("The log is being verified for somebody else")
                    .withHeader("Retry-After", RETRY_SECONDS);
        }
        try {
            List<Head> expected = checkpoints.trusted().stream()
                    .flatMap(checkpoint -> checkpoint.heads().stream())
                    .filter(head -> head.n() > 0)
                    .map(TreeHead::head)
                    .toList();
            return owner == null ? verifier.verify(expected) : verifier.verify(owner, expected);
        } finally {
            turn.release();
        }
    }
}

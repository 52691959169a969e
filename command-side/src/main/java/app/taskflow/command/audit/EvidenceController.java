package app.taskflow.command.audit;

import app.taskflow.command.audit.checkpoint.Checkpoints;
import app.taskflow.command.audit.trail.TrailEvent;
import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.id.EventId;
import app.taskflow.events.user.Role;
import app.taskflow.log.proof.Checkpoint;
import app.taskflow.log.proof.EventProof;
import app.taskflow.log.proof.Prover;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether anything was altered, and evidence of it. */
@RestController
@RequestMapping("/api/v1/audit")
class EvidenceController {

    record CheckpointList(List<Checkpoint> items) {}

    private final LogVerification verification;
    private final Checkpoints checkpoints;
    private final Prover prover;
    private final EventFinder finder;
    private final AuditJournal journal;

    EvidenceController(
            LogVerification verification,
            Checkpoints checkpoints,
            Prover prover,
            EventFinder finder,
            AuditJournal journal) {
        this.verification = verification;
        this.checkpoints = checkpoints;
        this.prover = prover;
        this.finder = finder;
        this.journal = journal;
    }

    @GetMapping("/verify")
    @RequiresRole(Role.AUDITOR)
    ResponseEntity<VerificationJson> verify(
            AuthenticatedUser user, VerifyParameters parameters, RequestContext context) {
        VerificationJson result = VerificationJson.of(verification.verify(parameters.ownerId()));
        journal.record(
                user, context, new AuditEvent.LogVerified(parameters.ownerId(), result.valid(), result.commits()));
        return answer(result);
    }

    @GetMapping("/checkpoints")
    @RequiresRole(Role.AUDITOR)
    ResponseEntity<CheckpointList> checkpoints(
            AuthenticatedUser user, CheckpointParameters parameters, RequestContext context) {
        journal.record(user, context, new AuditEvent.CheckpointsRead());
        long before = parameters.before() == null ? Long.MAX_VALUE : parameters.before();
        return answer(new CheckpointList(checkpoints.newest(before, parameters.limit())));
    }

    /** For the owner and for auditors; everybody else learns not even that there is such an event. */
    @GetMapping("/proof/{eventId}")
    ResponseEntity<EventProof> proof(AuthenticatedUser user, @PathVariable EventId eventId, RequestContext context) {
        boolean auditor = user.has(Role.AUDITOR);
        TrailEvent found = finder.find(eventId, auditor ? null : user.id())
                .orElseThrow(() -> ProblemCode.NOT_FOUND.exception("There is no such event"));
        if (auditor) {
            journal.record(
                    user,
                    context,
                    new AuditEvent.ProofIssued(eventId, found.commit().owner()));
        }
        int index = found.commit().events().indexOf(found.event());
        return answer(prover.prove(found.commit(), index, covering(found)));
    }

    /** An event that was just written is covered by a checkpoint that is made for it. */
    private Checkpoint covering(TrailEvent found) {
        var position = found.commit().position();
        return checkpoints
                .trusted()
                .filter(checkpoint ->
                        checkpoint.heads().get(position.partition()).n() >= position.n())
                .orElseGet(checkpoints::make);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }
}

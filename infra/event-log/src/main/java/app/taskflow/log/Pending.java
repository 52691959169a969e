package app.taskflow.log;

import app.taskflow.events.id.EventId;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A draft on its way into the log, and the one who waits for it. All but {@link #await} belongs to the writer. */
final class Pending {

    private final CommitDraft draft;
    private final Lane lane;
    private final byte[][] digests;
    private final long bytes;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private OptionalLong ownerHint;
    private boolean maybeWritten;

    /**
     * @param lane of the partition that the draft belongs to
     * @param bytes about how much the commit will take
     * @param ownerHint the owner's last sequence as the caller has read it; where it is outdated, an index says so
     */
    Pending(CommitDraft draft, Lane lane, long bytes, OptionalLong ownerHint) {
        this.draft = draft;
        this.lane = lane;
        this.bytes = bytes;
        this.ownerHint = ownerHint;
        this.digests = draft.events().stream().map(HashChain::digest).toArray(byte[][]::new);
    }

    CommitDraft draft() {
        return draft;
    }

    Lane lane() {
        return lane;
    }

    byte[][] digests() {
        return digests;
    }

    long bytes() {
        return bytes;
    }

    OptionalLong ownerHint() {
        return ownerHint;
    }

    void forgetOwnerHint() {
        ownerHint = OptionalLong.empty();
    }

    /** An event id is used once: the commit that begins with it is this one. */
    EventId firstEvent() {
        return draft.events().getFirst().id();
    }

    void markMaybeWritten() {
        maybeWritten = true;
    }

    void recorded(Commit commit) {
        verdict.complete(new Verdict.Recorded(commit));
    }

    void refused(Constraint constraint) {
        verdict.complete(new Verdict.Refused(constraint));
    }

    void unavailable(@Nullable Throwable cause) {
        verdict.complete(new Verdict.Unavailable(maybeWritten ? Outcome.UNKNOWN : Outcome.NOT_WRITTEN, cause));
    }

    void closed() {
        verdict.complete(new Verdict.Closed());
    }

    /** Waits for the writer, who answers in bounded time; an interrupt is kept for the caller, not obeyed. */
    Verdict await() {
        return verdict.join();
    }
}

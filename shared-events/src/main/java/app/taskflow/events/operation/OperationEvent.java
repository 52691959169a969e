package app.taskflow.events.operation;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of running the service. The owner is the operator who asked, or the user whose views were put right; each
 * event is an aggregate of its own, so that those who operate at the same time do not compete. What was asked for is
 * recorded before it is done, so it stands here also where it was then refused.
 */
public sealed interface OperationEvent {

    /** Somebody looked at the projections and their lag. */
    record ProjectionsRead() implements OperationEvent {}

    /** Somebody looked at the dead letters of a projection, or at one of them. */
    record DeadLettersRead(String projection, @Nullable EventId eventId) implements OperationEvent {}

    /** An event that had stopped its owner was to be tried again. */
    record RetryAsked(String projection, EventId eventId) implements OperationEvent {}

    /** An event that had stopped its owner was to be left out of the views for good. */
    record SkipAsked(String projection, EventId eventId) implements OperationEvent {}

    /** A projection was to be built anew, or one owner's part of it. */
    record ReplayAsked(
            UUID replayId, String projection, @Nullable UserId ownerId) implements OperationEvent {}

    /** Somebody looked at the replays, or at one of them. */
    record ReplaysRead(@Nullable UUID replayId) implements OperationEvent {}

    /** A replay was to be given up. */
    record CancelAsked(UUID replayId) implements OperationEvent {}

    /** The views from before a replay were to be shown again. */
    record RollbackAsked(UUID replayId) implements OperationEvent {}

    /**
     * The owner's views were made anew from the log. She sees it as a change, so that nothing that was kept of them is
     * shown any more.
     *
     * @param differences how much was wrong with them, as far as that was counted
     */
    record ViewsRenewed(UUID replayId, String projection, long differences) implements OperationEvent {}
}

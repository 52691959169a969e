package app.taskflow.log.axon;

import app.taskflow.log.Commit;
import java.util.Optional;

/**
 * What the engine wants to know of a commit stands in the meta data of its events, under these names, as text. All
 * events that are appended together have the same.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class CommitMetaData {

    /** The user to whom the events belong; an id. */
    public static final String OWNER = "owner";
    /** Who caused them; the owner where absent. */
    public static final String ACTOR = "actor";

    public static final String REQUEST_ID = "requestId";
    public static final String TRACEPARENT = "traceparent";
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";
    public static final String REQUEST_DIGEST = "requestDigest";

    /** Under this key the root unit of work's resources hold the {@link Commit} that it has appended. */
    public static final String COMMIT = Commit.class.getName();

    private CommitMetaData() {}

    /** What the current unit of work has appended, if there is one and it has come to that. */
    public static Optional<Commit> committed() {
        throw new UnsupportedOperationException();
    }
}

package app.taskflow.log.axon;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What the log wants to know of a commit stands in the meta data of its events, under these names, as text. What is
 * appended together has the same; the first event that has a value gives it. Events that are read have the first four
 * again.
 */
public final class CommitMetaData {

    /** The user to whom the events belong; an id. */
    public static final String OWNER = "owner";

    /** Who caused them; the owner where absent. */
    public static final String ACTOR = "actor";

    /** The request that caused them; where absent, they were not caused by one. */
    public static final String REQUEST_ID = "requestId";

    /** W3C trace context; optional. */
    public static final String TRACEPARENT = "traceparent";

    /** Present where the request may be repeated, and then with {@link #REQUEST_DIGEST}. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    public static final String REQUEST_DIGEST = "requestDigest";

    /** Under this key the root unit of work's resources hold the {@link Commit} that was appended last in it. */
    public static final String COMMIT = Commit.class.getName();

    static final Set<String> NAMES = Set.of(OWNER, ACTOR, REQUEST_ID, TRACEPARENT, IDEMPOTENCY_KEY, REQUEST_DIGEST);

    private CommitMetaData() {}

    /** What the unit of work, or one nested in the same root, has appended last. */
    public static Optional<Commit> committed(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(COMMIT));
    }

    static void publish(Commit commit) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.root().resources().put(COMMIT, commit));
    }

    /** What the commit says, as meta data; what was not said when it was written is not said now. */
    static Map<String, Object> of(Commit commit, @Nullable UserId defaultOwner) {
        Map<String, Object> facts = HashMap.newHashMap(4);
        String owner = commit.owner().toString();
        if (!commit.owner().equals(defaultOwner)) {
            facts.put(OWNER, owner);
        }
        if (!commit.actor().equals(owner)) {
            facts.put(ACTOR, commit.actor());
        }
        if (!commit.requestId().isEmpty()) {
            facts.put(REQUEST_ID, commit.requestId());
        }
        if (commit.traceparent() != null) {
            facts.put(TRACEPARENT, commit.traceparent());
        }
        return facts;
    }
}

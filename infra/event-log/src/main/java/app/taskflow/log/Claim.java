package app.taskflow.log;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Something that only one commit can have, and that a draft wants. */
record Claim(Constraint constraint, UUID of, Object what) {

    static List<Claim> of(CommitDraft draft) {
        List<Claim> claims = new ArrayList<>(draft.events().size() + 1);
        for (EventDraft event : draft.events()) {
            claims.add(new Claim(Constraint.AGGREGATE_SEQUENCE, event.aggregateId(), event.aggregateSequence()));
        }
        if (draft.key() != null) {
            claims.add(new Claim(
                    Constraint.IDEMPOTENCY_KEY,
                    draft.owner().value(),
                    draft.key().key()));
        }
        return claims;
    }
}

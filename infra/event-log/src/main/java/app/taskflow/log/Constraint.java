package app.taskflow.log;

import java.util.Arrays;

/** The rules of the log that MongoDB decides, each by a unique index. */
enum Constraint {
    /** One commit at each position. */
    POSITION("_id_"),
    /** One commit that begins at each sequence of an owner. */
    OWNER_SEQUENCE("owner_first"),
    /** One event at each sequence of an aggregate. */
    AGGREGATE_SEQUENCE("aggregate_sequence"),
    /** One commit for each idempotency key of an owner. */
    IDEMPOTENCY_KEY("owner_key");

    private final String index;

    Constraint(String index) {
        this.index = index;
    }

    String index() {
        return index;
    }

    /** @throws IllegalArgumentException if the index is none of the log's */
    static Constraint ofIndex(String index) {
        return Arrays.stream(values())
                .filter(constraint -> constraint.index.equals(index))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no unique index of the log: " + index));
    }
}

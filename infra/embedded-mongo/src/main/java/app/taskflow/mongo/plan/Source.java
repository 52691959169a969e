package app.taskflow.mongo.plan;

import app.taskflow.mongo.store.Snapshot;

/** Gives record numbers one after the other. */
sealed interface Source permits NaturalSource, RangeSource, MergeSource {

    boolean next();

    long record();

    /** How many index keys have been read. */
    long keysRead();

    /** Lets go of the snapshot, to go on later in another one. */
    void suspend();

    /** False if it cannot go on, because the index is gone. */
    boolean resume(Snapshot snapshot);
}

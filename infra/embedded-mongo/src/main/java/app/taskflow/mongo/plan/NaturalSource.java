package app.taskflow.mongo.plan;

import app.taskflow.mongo.store.Snapshot;
import app.taskflow.mongo.tree.Records;

/** All records, in the order in which they were stored. */
final class NaturalSource implements Source {

    private final boolean backward;
    private Records records;
    private long record;

    NaturalSource(Records records, boolean backward) {
        this.records = records;
        this.backward = backward;
        this.record = backward ? Long.MAX_VALUE : -1;
    }

    @Override
    public boolean next() {
        if (backward && record < 0) {
            return false;
        }
        long next = backward ? records.floor(record - 1) : records.ceiling(record + 1);
        if (next >= 0 || backward) {
            record = next;
        }
        return next >= 0;
    }

    @Override
    public long record() {
        return record;
    }

    @Override
    public long keysRead() {
        return 0;
    }

    @Override
    public void suspend() {
        records = Records.EMPTY;
    }

    @Override
    public boolean resume(Snapshot snapshot) {
        records = snapshot.records();
        return true;
    }
}

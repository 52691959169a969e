package app.taskflow.mongo.plan;

import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.store.Snapshot;
import app.taskflow.mongo.tree.KeyScan;
import app.taskflow.mongo.tree.KeyTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of the ranges of an index, one range after the other. */
final class RangeSource implements Source {

    private final String indexName;
    private final List<Range> ranges;
    private final boolean backward;
    private KeyTree tree;
    private int position;
    private @Nullable KeyScan scan;
    private long keysRead;

    RangeSource(Bounds bounds, boolean backward) {
        this.indexName = bounds.index().definition().name();
        this.tree = bounds.index().tree();
        this.ranges = bounds.ranges();
        this.backward = backward;
    }

    @Override
    public boolean next() {
        while (true) {
            if (scan != null && scan.next()) {
                keysRead++;
                return true;
            }
            if (position == ranges.size()) {
                return false;
            }
            Range range = ranges.get(backward ? ranges.size() - 1 - position : position);
            position++;
            scan = new KeyScan(tree, range.low(), range.high(), backward);
        }
    }

    @Override
    public long record() {
        if (scan == null) {
            throw new IllegalStateException("not begun");
        }
        return scan.record();
    }

    @Override
    public long keysRead() {
        return keysRead;
    }

    @Override
    public void suspend() {
        tree = KeyTree.EMPTY;
        if (scan != null) {
            scan.suspend();
        }
    }

    @Override
    public boolean resume(Snapshot snapshot) {
        Index index = snapshot.index(indexName);
        if (index == null) {
            return false;
        }
        tree = index.tree();
        if (scan != null) {
            scan.resume(tree);
        }
        return true;
    }
}

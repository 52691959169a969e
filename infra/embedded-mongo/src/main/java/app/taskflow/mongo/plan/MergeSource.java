package app.taskflow.mongo.plan;

import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.store.Snapshot;
import app.taskflow.mongo.tree.KeyScan;
import app.taskflow.mongo.tree.KeyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The records of ranges that each are in order, in the order of them all. */
final class MergeSource implements Source {

    private record Part(KeyScan scan, int skip) {}

    private final String indexName;
    private final PriorityQueue<Part> waiting;
    private final List<Part> unread = new ArrayList<>();
    private @Nullable Part current;
    private long keysRead;

    MergeSource(Bounds bounds, boolean backward) {
        indexName = bounds.index().definition().name();
        waiting = new PriorityQueue<>((one, other) -> {
            int order = KeyScan.compare(one.scan(), one.skip(), other.scan(), other.skip());
            return backward ? -order : order;
        });
        KeyTree tree = bounds.index().tree();
        for (Range range : bounds.ranges()) {
            unread.add(new Part(new KeyScan(tree, range.low(), range.high(), backward), range.skip()));
        }
    }

    @Override
    public boolean next() {
        unread.forEach(this::advance);
        unread.clear();
        if (current != null) {
            advance(current);
        }
        current = waiting.poll();
        return current != null;
    }

    private void advance(Part part) {
        if (part.scan().next()) {
            keysRead++;
            waiting.add(part);
        }
    }

    @Override
    public long record() {
        if (current == null) {
            throw new IllegalStateException("not begun");
        }
        return current.scan().record();
    }

    @Override
    public long keysRead() {
        return keysRead;
    }

    /** What was read ahead is read again when it goes on. */
    @Override
    public void suspend() {
        for (Part part : waiting) {
            part.scan().suspendBefore();
            unread.add(part);
        }
        waiting.clear();
        if (current != null) {
            current.scan().suspend();
            unread.add(current);
            current = null;
        }
        unread.forEach(part -> part.scan().resume(KeyTree.EMPTY));
    }

    @Override
    public boolean resume(Snapshot snapshot) {
        Index index = snapshot.index(indexName);
        if (index == null) {
            return false;
        }
        unread.forEach(part -> part.scan().resume(index.tree()));
        return true;
    }
}

package app.taskflow.standalone.cluster;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be ended in the opposite order: whether all of it was, or the start broke off. */
final class Teardown implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        started.push(one);
        return one;
    }

    /** Goes on where one fails, and throws the first failure in the end. */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
